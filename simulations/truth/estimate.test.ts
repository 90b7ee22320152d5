// The wait that `why-waiting` expects of whoever comes into a hall of equal agents is the wait that follows: nine of ten within P90, half within P50.
import type { EventOf, WaitEstimate } from '@signalbox/engine';
import { answerQuery, startMeasures } from '@signalbox/engine/inspect';
import { applyRecord, freshState, type JournalRecord, volatileJournal } from '@signalbox/engine/journal';
import { expect, test } from 'vitest';
import { runs } from '../../scripts/testing/runs.js';
import { play } from '../play/index.js';
import { type HallCase, hallScenario } from '../validate/hall.js';

/** Every contact that had to wait and for which something could be said: what was expected on arrival, and the wait. */
async function expectedAndWaited(
  hall: HallCase,
  contacts: number,
  replication: number,
): Promise<readonly { estimate: WaitEstimate; waitedMs: number }[]> {
  const journal = volatileJournal();
  const state = freshState();
  const measures = startMeasures();
  const expected = new Map<string, WaitEstimate>();
  const pairs: { estimate: WaitEstimate; waitedMs: number }[] = [];
  const { scenario, countFromMs } = hallScenario(hall, contacts);
  const heard: typeof journal = {
    ...journal,
    append(drafts, after, epoch) {
      for (const draft of drafts) {
        applyRecord(state, draft as JournalRecord);
        const arrived = draft.events.find((event): event is EventOf<'contact.queued'> => event.type === 'contact.queued');
        if (arrived === undefined || draft.atMs < countFromMs || !state.contactsByName.size) continue;
        const asked = answerQuery(state, measures, { type: 'why-waiting', contact: arrived.contact }, draft.atMs);
        if ('view' in asked && 'estimate' in asked.view && asked.view.contact.state === 'queued' && asked.view.estimate !== null)
          expected.set(arrived.contact, asked.view.estimate);
      }
      return journal.append(drafts, after, epoch);
    },
  };
  await play(scenario, {
    chance: { seed: 20261125, replication },
    settled: ({ customer, waitedMs }) => {
      const estimate = expected.get(customer.id);
      if (estimate !== undefined) pairs.push({ estimate, waitedMs });
    },
    router: { journal: heard },
  });
  return pairs;
}

const HALLS: readonly HallCase[] = [
  { name: 'a small hall', agents: 3, arrivalRate: 0.9, handling: 3, patience: null, within: 1 },
  { name: 'a busy hall', agents: 12, arrivalRate: 3.8, handling: 3, patience: null, within: 1 },
];

test.each(HALLS)('$name of $agents', async (hall) => {
  const contacts = runs(`contacts of ${hall.name}`, { fast: 3_000, nightly: 30_000 });
  const pairs = await expectedAndWaited(hall, contacts, 0);
  const within = (key: 'p50Ms' | 'p90Ms'): number =>
    pairs.filter(({ estimate, waitedMs }) => waitedMs <= estimate[key]).length / pairs.length;
  expect(pairs.length).toBeGreaterThan(contacts / 3);
  // Waits of one busy period go together, so the shares scatter more than those of so many independent ones.
  expect(Math.abs(within('p90Ms') - 0.9)).toBeLessThan(0.04);
  expect(Math.abs(within('p50Ms') - 0.5)).toBeLessThan(0.08);
});
