import { checkOf, encodeRecord, type Journal, type JournalRecord, type RecordDraft, START } from '@signalbox/engine/journal';
import { expect } from 'vitest';

/** What a journal should answer and give back, worked out without one. */

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
export const refused = (act: () => unknown, code: string): Promise<void> =>
  expect((async () => act())()).rejects.toEqual(expect.objectContaining({ code }));

/** Answers once everything that had been answered before has been heard. */
export const soon = <T>(answer: T): Promise<T> => new Promise((resolve) => setImmediate(resolve, answer));
