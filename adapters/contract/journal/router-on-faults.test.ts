// Proves that a router on a disk that tears, loses, reorders and refuses never loses what it answered, and carries nothing out twice.
import { type CommandId, type CommandInput, openRouter } from '@signalbox/engine';
import { verify, violations } from '@signalbox/engine/inspect';
import { fold, freshState, stateHash } from '@signalbox/engine/journal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { crew } from '../../journals/embedded/testing/crew.js';
import { clockAhead, smallBox } from '../../journals/embedded/testing/small-box.js';
import { chanceOf } from './chance.js';
import { all } from './expected.js';
import { type FaultJournal, faultJournal } from './fault.js';

const OUTAGE_MS = 600_000;
const key = ({ sender, n }: CommandId): string => `${sender} ${n}`;

/** Works the router until the disk refuses or the power is cut; notes what was accepted. */
async function workUntilTheEnd(journal: FaultJournal, life: number, turns: number, accepted: Map<string, number>) {
  const router = await openRouter({ journal, ...smallBox(), clock: clockAhead(life * OUTAGE_MS) });
  const sent: { by: CommandId; command: CommandInput }[] = [];
  const team = crew(router, String(life), await fold(journal.read(1)), {
    sent: (by, command) => sent.push({ by, command }),
    accepted: (by, seq) => accepted.set(key(by), seq),
  });
  team.start();
  for (let turn = 0; turn < turns && router.phase === 'open'; turn++) await new Promise(setImmediate);
  const fate = router.phase === 'open' ? journal.crash() : 'refused';
  team.stop();
  const late = await router.send({ type: 'contact.enqueue', contact: `late-${life}`, queue: 'post', channel: 'email' });
  expect(late).toEqual(expect.objectContaining({ ok: false, rejection: expect.objectContaining({ retriable: true }) }));
  return { sent, fate };
}

test('whatever the disk does, every accepted command is in the journal once, and deciding again gives the same history', async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (own) => {
      const chance = chanceOf(own);
      const journal = faultJournal(own, { failsBefore: 1, failsAfter: 1, slowTurnsMax: 3 });
      const accepted = new Map<string, number>();
      for (let life = 0; life < 3; life++) {
        const { sent, fate } = await openedDespite(() => workUntilTheEnd(journal, 2 * life, 20 + chance(200), accepted));
        ends.set(fate, (ends.get(fate) ?? 0) + 1);

        // The next router answers repeats alike, and carries out what was never answered at most once.
        const repeats = await openedDespite(async () => {
          const router = await openRouter({ journal, ...smallBox(), clock: clockAhead((2 * life + 1) * OUTAGE_MS) });
          const answers = await Promise.all(
            sent.slice(-100).map(async ({ by, command }) => ({ by, answer: await router.send(command, by) })),
          );
          if (router.phase === 'open') await router.close();
          return answers;
        });
        for (const { by, answer } of repeats) {
          const seq = accepted.get(key(by));
          if (seq !== undefined && (answer.ok || answer.rejection.code !== 'OUTCOME_UNKNOWN')) expect(answer).toEqual({ ok: true, seq });
        }
        await journal.open();
        const records = await all(journal);
        const ids = records.flatMap(({ by, seq }) => (by === null ? [] : [[key(by), seq] as const]));
        const seqOf = new Map(ids);
        expect(seqOf.size).toBe(ids.length);
        expect([...accepted].filter(([id, seq]) => seqOf.get(id) !== seq)).toEqual([]);
        const state = await fold(journal.read(1), freshState());
        expect(violations(state)).toEqual([]);
        expect((await verify(journal.read(1))).stateHash).toBe(stateHash(state));
      }
      expect(accepted.size).toBeGreaterThan(0);
    }),
    { seed, numRuns: runs('routers on failing disks', { fast: 6, nightly: 300 }) },
  );
  expect(ends.size).toBeGreaterThan(1);
});

/** A disk may refuse the very first append, too: then the router is started again, as whoever runs it would. */
async function openedDespite<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 5 || (error as { code?: string }).code !== 'JOURNAL_FAILED') throw error;
    }
  }
}
