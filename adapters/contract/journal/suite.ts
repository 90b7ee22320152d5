import { checkOf, encodeRecord, type Head, type Journal, type JournalRecord, type RecordDraft, START } from '@signalbox/engine';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deeds, draft, draftsFrom } from './drafts.js';

/** A place where records are stored, as the suite sees it. */
export interface JournalPlace {
  /** A journal on this place, as a newly started program would open it. The previous one has been closed. */
  journal(): Journal;
  /** Removes the place. */
  remove(): Promise<void>;
}

export interface ContractOptions {
  /** Number of random histories the suite plays, and their seed. */
  readonly histories: number;
  readonly seed: number;
}

/** The laws of the `Journal` port. Every store runs them; a store that passes can hold a router's records. */
export function journalContract(name: string, makePlace: () => Promise<JournalPlace>, { histories, seed }: ContractOptions): void {
  describe(`${name} keeps the contract of a journal`, () => {
    let place: JournalPlace;
    beforeEach(async () => {
      place = await makePlace();
    });
    afterEach(() => place.remove());

    const opened = async (): Promise<{ journal: Journal; epoch: number; head: Head }> => {
      const journal = place.journal();
      return { journal, ...(await journal.open()) };
    };

    test('a new journal begins before its first record, in epoch 1', async () => {
      const { journal, epoch, head } = await opened();
      expect({ epoch, head }).toEqual({ epoch: 1, head: START });
      expect(await all(journal)).toEqual([]);
      await journal.close();
    });

    test('what was appended is read back: same content, same order, and the checks the codec gives', async () => {
      const { journal, epoch } = await opened();
      const drafts = draftsFrom(1, 70, 'é 漢 🚦');
      const checks = [
        ...(await journal.append(drafts.slice(0, 3), START, epoch)),
        ...(await journal.append(drafts.slice(3), { seq: 3, check: chained(drafts)[2] as string }, epoch)),
      ];
      expect(checks).toEqual(chained(drafts));
      expect(await all(journal)).toEqual(stored(drafts));
      await journal.close();
    });

    test('appends that do not wait for each other are stored in the order they were given', async () => {
      const { journal, epoch } = await opened();
      const drafts = draftsFrom(1, 40);
      const checks = chained(drafts);
      await Promise.all(drafts.map((one, i) => journal.append([one], i === 0 ? START : { seq: i, check: checks[i - 1] as string }, epoch)));
      expect(await all(journal)).toEqual(stored(drafts));
      await journal.close();
    });

    test('an append of nothing changes nothing; a record of three megabytes is a record', async () => {
      const { journal, epoch } = await opened();
      expect(await journal.append([], START, epoch)).toEqual([]);
      const large = draft(1, 'x'.repeat(3_000_000));
      await journal.append([large], START, epoch);
      expect(await all(journal)).toEqual(stored([large]));
      await journal.close();
    });

    test('a program that starts again finds every record and a higher epoch', async () => {
      const first = await opened();
      const drafts = draftsFrom(1, 5);
      await first.journal.append(drafts, START, first.epoch);
      await first.journal.close();
      const second = await opened();
      expect(second.epoch).toBe(first.epoch + 1);
      expect(second.head).toEqual({ seq: 5, check: chained(drafts)[4] });
      expect(await all(second.journal)).toEqual(stored(drafts));
      await second.journal.close();
    });

    test('repeating an append gives the same answer and no second record, also where only a part had been stored', async () => {
      const { journal, epoch } = await opened();
      const drafts = draftsFrom(1, 6);
      const checks = await journal.append(drafts.slice(0, 4), START, epoch);
      expect(await journal.append(drafts.slice(0, 4), START, epoch)).toEqual(checks);
      expect(await journal.append(drafts.slice(1), { seq: 1, check: checks[0] as string }, epoch)).toEqual(chained(drafts).slice(1));
      // What a repeat brought may itself be repeated, from where the head was before.
      expect(await journal.append(drafts.slice(4), { seq: 4, check: checks[3] as string }, epoch)).toEqual(chained(drafts).slice(4));
      expect(await all(journal)).toEqual(stored(drafts));
      await journal.close();
    });

    test.each([
      ['behind a record with another check', [draft(4)], { seq: 3, check: 'f'.repeat(32) }],
      ['behind a record that does not exist', [draft(9)], { seq: 8, check: START.check }],
      ['with a gap', [draft(5)], undefined],
      ['with another content at a place that is taken', [draft(1, 'other'), draft(2)], START],
    ])('an append %s is refused as diverged and stores nothing', async (_, wrong, after) => {
      const { journal, epoch } = await opened();
      const drafts = draftsFrom(1, 3);
      const checks = await journal.append(drafts, START, epoch);
      await refused(() => journal.append(wrong, after ?? { seq: 3, check: checks[2] as string }, epoch), 'JOURNAL_DIVERGED');
      await journal.close();
      const again = await opened();
      expect(await all(again.journal)).toEqual(stored(drafts));
      await again.journal.close();
    });

    test('an older epoch is fenced off and stores nothing', async () => {
      const { journal, epoch } = await opened();
      const checks = await journal.append([draft(1)], START, epoch);
      const newer = await journal.open();
      expect(newer).toEqual({ epoch: epoch + 1, head: { seq: 1, check: checks[0] } });
      await refused(() => journal.append([draft(2)], newer.head, epoch), 'JOURNAL_FENCED');
      const again = await journal.open();
      await journal.append([draft(2, 'new')], again.head, again.epoch);
      expect(await all(journal)).toEqual(stored([draft(1), draft(2, 'new')]));
      await journal.close();
    });

    test('reading may begin anywhere, and ends at the head', async () => {
      const { journal, epoch } = await opened();
      const drafts = draftsFrom(1, 30);
      await journal.append(drafts, START, epoch);
      for (const from of [1, 2, 29, 30]) expect(await all(journal, from)).toEqual(stored(drafts).slice(from - 1));
      for (const from of [31, 32, 1_000]) expect(await all(journal, from)).toEqual([]);
      await journal.close();
    });

    test('the newest snapshot at or before a record is found; the last two are kept', async () => {
      const { journal, epoch } = await opened();
      const checks = await journal.append(draftsFrom(1, 9), START, epoch);
      expect(await journal.loadSnapshot()).toBeUndefined();
      const snapshots = [2, 5, 8].map((seq) => snapshotAt(seq, checks));
      for (const snapshot of snapshots) await journal.saveSnapshot(snapshot);
      expect(await journal.loadSnapshot()).toEqual(snapshots[2]);
      expect(await journal.loadSnapshot(8)).toEqual(snapshots[2]);
      expect(await journal.loadSnapshot(7)).toEqual(snapshots[1]);
      expect(await journal.loadSnapshot(4)).toBeUndefined();
      await journal.close();
      const again = await opened();
      expect(await again.journal.loadSnapshot()).toEqual(snapshots[2]);
      await again.journal.close();
    });

    test('a snapshot of something that is not in the journal is refused', async () => {
      const { journal, epoch } = await opened();
      const checks = await journal.append(draftsFrom(1, 3), START, epoch);
      await refused(() => journal.saveSnapshot({ ...snapshotAt(2, checks), check: 'f'.repeat(32) }), 'JOURNAL_DIVERGED');
      await refused(() => journal.saveSnapshot({ ...snapshotAt(2, checks), seq: 7 }), 'JOURNAL_DIVERGED');
      expect(await journal.loadSnapshot()).toBeUndefined();
      await journal.close();
    });

    test('a snapshot of many megabytes comes back byte by byte', async () => {
      const { journal, epoch } = await opened();
      const checks = await journal.append(draftsFrom(1, 1), START, epoch);
      const content = Uint8Array.from({ length: 5_000_001 }, (_, i) => (i * 31 + (i >> 8)) & 255);
      await journal.saveSnapshot({ ...snapshotAt(1, checks), content });
      const loaded = await journal.loadSnapshot();
      expect(Buffer.compare(loaded?.content ?? new Uint8Array(), content)).toBe(0);
      await journal.close();
    });

    test('trimming never takes what a kept snapshot needs, and says what is left', async () => {
      const { journal, epoch } = await opened();
      const drafts = draftsFrom(1, 20);
      const checks = await journal.append(drafts, START, epoch);
      expect(await journal.trim(10)).toBe(1);
      await journal.saveSnapshot(snapshotAt(6, checks));
      expect(await journal.trim(3)).toBe(4);
      await journal.saveSnapshot(snapshotAt(12, checks));
      const first = await journal.trim(20);
      expect(first).toBe(7);
      expect(await journal.trim(2)).toBe(first);
      expect(await all(journal, first)).toEqual(stored(drafts).slice(first - 1));
      await refused(() => all(journal, first - 1), 'JOURNAL_TRIMMED');
      await journal.close();
      const again = await opened();
      expect(again.head).toEqual({ seq: 20, check: checks[19] });
      expect(await all(again.journal, first)).toEqual(stored(drafts).slice(first - 1));
      expect((await again.journal.append([draft(21)], again.head, again.epoch)).length).toBe(1);
      await again.journal.close();
    });

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
  });
}

const snapshotAt = (seq: number, checks: readonly string[]) => ({
  seq,
  check: checks[seq - 1] as string,
  atMs: 1_700_000_000_000 + seq,
  stateHash: String(seq).padStart(32, '0'),
  content: Uint8Array.from({ length: 1_000 + seq }, (_, i) => (i * seq) & 255),
});

/** The checks the codec gives these records, from the first of the journal on. */
export function chained(drafts: readonly RecordDraft[]): string[] {
  let check = START.check;
  return drafts.map((one) => {
    check = checkOf(encodeRecord(one), check);
    return check;
  });
}

/** The records a journal should give back for these drafts, from the first on. */
export const stored = (drafts: readonly RecordDraft[]): JournalRecord[] => {
  const checks = chained(drafts);
  return drafts.map((one, i) => ({ check: checks[i] as string, ...one }));
};

/** Everything a journal gives from `fromSeq` on. */
export async function all(journal: Pick<Journal, 'read'>, fromSeq = 1): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  for await (const record of journal.read(fromSeq)) records.push(record);
  return records;
}

/** A refusal may be thrown at once or be a rejected promise: stores are free to choose. */
const refused = (act: () => unknown, code: string): Promise<void> =>
  expect((async () => act())()).rejects.toEqual(expect.objectContaining({ code }));
