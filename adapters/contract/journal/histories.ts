import { type Head, type RecordDraft, START } from '@signalbox/engine/journal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deeds, draftsFrom } from './drafts.js';
import { all, chained, stored } from './expected.js';
import type { JournalPlace } from './place.js';

/** Random histories of one writer: batches, repeats and restarts in any order. `histories`: how many. */
export function lawOfHistories(makePlace: () => Promise<JournalPlace>, histories: number, seed: number): void {
  test('whatever a writer does, in whatever batches, with repeats and restarts, the journal is what it appended', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (history) => {
        const own = await makePlace();
        try {
          let journal = own.journal();
          let { epoch } = await journal.open();
          const drafts: RecordDraft[] = [];
          let answers: { given: Promise<readonly string[]>; checks: readonly string[] }[] = [];
          const hearAll = async (): Promise<void> => {
            for (const { given, checks } of answers) expect(await given).toEqual(checks);
            answers = [];
          };
          const headAt = (seq: number): Head => (seq === 0 ? START : { seq, check: chained(drafts)[seq - 1] as string });
          for (const deed of history) {
            if (deed.does === 'reopen') {
              await hearAll();
              await journal.close();
              journal = own.journal();
              const again = await journal.open();
              expect(again).toEqual({ epoch: epoch + 1, head: headAt(drafts.length) });
              epoch = again.epoch;
            } else {
              const from = deed.does === 'append' ? drafts.length : Math.max(0, drafts.length - deed.back);
              const after = headAt(from);
              drafts.push(
                ...draftsFrom(
                  drafts.length + 1,
                  deed.does === 'append' ? deed.count : deed.more,
                  deed.does === 'append' ? deed.note : '',
                  epoch,
                ),
              );
              answers.push({
                given: Promise.resolve(journal.append(drafts.slice(from), after, epoch)),
                checks: chained(drafts).slice(from),
              });
              if (deed.waits) await hearAll();
            }
          }
          await hearAll();
          expect(await all(journal)).toEqual(stored(drafts));
          await journal.close();
        } finally {
          await own.remove();
        }
      }),
      { seed, numRuns: histories },
    );
  });
}
