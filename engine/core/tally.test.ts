// An overview's rows of queues and hubs say what counting each of them by itself says, in whatever state, and are counted in one walk.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import type { HubRecord, QueueRecord } from './state/site-records.js';
import type { RouterState } from './state/state.js';
import { viewHub, viewOverview, viewQueue } from './views.js';

/** What the docstring of `QueueView` says, word by word. */
function queueByItself(state: Readonly<RouterState>, { id }: QueueRecord): object {
  const inside = [...state.contacts.values()].filter(({ queue }) => queue === id);
  const at = (wanted: string): number => inside.filter((contact) => contact.state === wanted).length;
  const waits = inside.filter((contact) => contact.state === 'queued').map(({ rankFromMs }) => rankFromMs);
  const due = inside.map((contact) => ({ ...contact, dueMs: contact.rankFromMs + contact.targetMs }));
  const missed = due.filter(({ missToldForMs, dueMs }) => missToldForMs === dueMs);
  return {
    waiting: at('queued'),
    offered: at('offered'),
    parked: at('parked'),
    inHand: at('owned'),
    oldestFromMs: waits.length === 0 ? null : Math.min(...waits),
    missed: missed.length,
    atRisk: due.filter((contact) => contact.riskToldForMs === contact.dueMs && !missed.includes(contact)).length,
  };
}

/** What the docstring of `HubView` says: every agent in one of its five columns. */
function hubByItself(state: Readonly<RouterState>, { id }: HubRecord): object {
  const counts = { ready: 0, busy: 0, wrapUp: 0, notReady: 0, offline: 0 };
  for (const agent of state.agents.values()) {
    if (agent.profile.hub !== id) continue;
    const work = agent.offers.map((offer) => state.offers.get(offer)?.state);
    if (work.includes('assigned') || work.includes('suspended')) counts.busy++;
    else if (work.includes('wrappingUp')) counts.wrapUp++;
    else counts[agent.presence]++;
  }
  return counts;
}

test('in random histories', { timeout: 3_600_000 }, async () => {
  const numRuns = runs('rows of an overview', { fast: 60, nightly: 5_000 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      for (const beat of script.beats) {
        await box.play(beat, script.punctual);
        const { state } = box;
        const overview = viewOverview(state, null);
        expect(overview.queues.map(({ queue }) => queue)).toEqual([...state.queues.keys()]);
        expect(overview.hubs.map(({ hub }) => hub)).toEqual([...state.hubs.keys()]);
        for (const row of overview.queues) {
          const record = state.queues.get(row.queue) as QueueRecord;
          expect(row).toMatchObject(queueByItself(state, record));
          expect(viewQueue(state, record)).toEqual(row);
          for (const column of ['waiting', 'offered', 'parked', 'inHand', 'missed', 'atRisk'] as const)
            if (row[column] > 0) seen.add(column);
        }
        for (const row of overview.hubs) {
          const record = state.hubs.get(row.hub) as HubRecord;
          expect(row).toMatchObject(hubByItself(state, record));
          expect(viewHub(state, record)).toEqual(row);
          for (const column of ['ready', 'busy', 'wrapUp', 'notReady', 'offline'] as const) if (row[column] > 0) seen.add(column);
        }
      }
    }),
    { numRuns, seed },
  );
  expect([...seen].sort()).toEqual(
    ['atRisk', 'busy', 'inHand', 'missed', 'notReady', 'offered', 'offline', 'parked', 'ready', 'waiting', 'wrapUp'].sort(),
  );
});

test('an overview walks the contacts once, however many queues there are', async () => {
  const [script] = fc.sample(anyScript(), { numRuns: 1, seed });
  if (script === undefined) throw new Error('no script was drawn');
  const { state } = await openScript(script, { journal: plainJournal() });
  for (let further = 0; further < 50; further++)
    state.queues.set(`further-${further}`, { ...([...state.queues.values()][0] as QueueRecord) });
  const walks = vi.spyOn(state.contacts, 'values');
  viewOverview(state, null);
  const perOverview = walks.mock.calls.length;
  walks.mockClear();
  viewQueue(state, [...state.queues.values()][0] as QueueRecord);
  expect({ perOverview, perQueue: walks.mock.calls.length }).toEqual({ perOverview: 1, perQueue: 1 });
});
