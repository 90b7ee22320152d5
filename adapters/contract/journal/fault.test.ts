// Proves that a journal on a disk that tears, loses and reorders gives back all that was answered, in order, and nothing behind a hole.
import { type Head, type RecordDraft, START } from '@signalbox/engine/journal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { chanceOf } from './chance.js';
import type { Fate } from './disk.js';
import { draftsFrom } from './drafts.js';
import { all, chained, stored } from './expected.js';
import { faultJournal } from './fault.js';
import { journalContract } from './suite.js';

journalContract(
  'fault store (without faults)',
  async () => {
    const journal = faultJournal(seed);
    return { journal: () => journal, remove: async () => undefined };
  },
  { histories: runs('fault store histories', { fast: 100, nightly: 5_000 }), seed },
);

describe('fault store', () => {
  const fates = new Map<Fate, number>();

  test('everything answered before a failure or a crash is there afterwards, in order, and the chain holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (own) => {
        const chance = chanceOf(own);
        const journal = faultJournal(own, { failsBefore: 5, failsAfter: 5, slowTurnsMax: 3 });
        let answered: readonly RecordDraft[] = [];
        let { epoch, head } = await journal.open();
        for (let round = 0; round < 6; round++) {
          // The writer does not wait for answers, so a crash finds several batches on their way.
          let drafts = answered;
          const appends: Promise<unknown>[] = [];
          let after: Head = head;
          for (let batch = chance(5); batch >= 0; batch--) {
            const next = [...drafts, ...draftsFrom(drafts.length + 1, 1 + chance(4), `${own} ${round}`, epoch)];
            const from = after;
            after = { seq: next.length, check: chained(next).at(-1) as string };
            const batchDrafts = next.slice(drafts.length);
            drafts = next;
            appends.push(
              Promise.resolve(journal.append(batchDrafts, from, epoch)).then(
                () => {
                  answered = next;
                },
                (error: unknown) => expect(error).toEqual(expect.objectContaining({ name: 'Fault' })),
              ),
            );
          }
          for (let turns = chance(12); turns > 0; turns--) await new Promise(setImmediate);
          const fate = journal.crash();
          fates.set(fate, (fates.get(fate) ?? 0) + 1);
          await Promise.all(appends);
          const again = await journal.open();
          const there = await all(journal);
          expect(there.length).toBe(again.head.seq);
          expect(there.length).toBeGreaterThanOrEqual(answered.length);
          expect(there).toEqual(stored(drafts.slice(0, there.length)));
          answered = drafts.slice(0, there.length);
          epoch = again.epoch;
          head = again.head;
        }
      }),
      { seed, numRuns: runs('fault store crashes', { fast: 150, nightly: 10_000 }) },
    );
    expect([...fates.keys()].sort()).toEqual(['kept', 'lost', 'reordered', 'torn']);
  });

  test('an append that failed after it was stored is found on reopening, and its repeat changes nothing', async () => {
    const journal = faultJournal(1, { failsAfter: 100 });
    const { epoch } = await journal.open();
    const drafts = draftsFrom(1, 3);
    await expect(journal.append(drafts, START, epoch)).rejects.toEqual(expect.objectContaining({ code: 'JOURNAL_FAILED' }));
    await expect(journal.append(draftsFrom(4, 1), { seq: 3, check: chained(drafts)[2] as string }, epoch)).rejects.toEqual(
      expect.objectContaining({ code: 'JOURNAL_FAILED' }),
    );
    const again = await journal.open();
    expect(again.head).toEqual({ seq: 3, check: chained(drafts)[2] });
    expect(await all(journal)).toEqual(stored(drafts));
  });
});
