import { type Head, type JournalRecord, type RecordDraft, START } from '../domain/record.js';
import { Fault } from '../errors.js';
import type { RecordingJournal } from './recording-journal.js';

/**
 * A journal that keeps records as they are handed to it: for laws about what is decided, which say nothing of what is stored. Writing and
 * reading the durable form is between a tenth and a fifth of a history's time.
 */
export function plainJournal(): RecordingJournal {
  let epoch = 0;
  const kept: JournalRecord[] = [];
  const head = (): Head => kept.at(-1) ?? START;

  return {
    get head() {
      return head();
    },
    records: (fromSeq = 1, toSeq = kept.length) => kept.slice(fromSeq - 1, toSeq),
    open: async () => ({ epoch: ++epoch, head: head() }),
    append(drafts: readonly RecordDraft[], after: Head): readonly string[] {
      if (after.seq !== kept.length) throw new Fault('JOURNAL_DIVERGED', { seq: after.seq });
      return drafts.map(({ seq, atMs, epoch: of, by, command, events }) => {
        const check = String(seq);
        kept.push({ seq, atMs, epoch: of, by, command, events, check });
        return check;
      });
    },
    async *read(fromSeq: number) {
      yield* kept.slice(fromSeq - 1);
    },
    saveSnapshot: async () => undefined,
    loadSnapshot: async () => undefined,
    trim: async () => 1,
    close: async () => undefined,
  };
}
