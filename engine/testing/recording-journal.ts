import { type Head, type JournalRecord, type RecordDraft, START } from '../domain/record.js';
import { Fault } from '../errors.js';
import { checkOf, decodeRecord, encodeRecord } from '../journal/codec.js';
import type { Journal, Snapshot } from '../ports.js';

export interface RecordingJournal extends Journal {
  /** What is stored, the last one included, read back from its bytes, so that nothing is shared with the router that wrote it. */
  records(fromSeq?: number, toSeq?: number): readonly JournalRecord[];
  readonly head: Head;
}

/** A journal that keeps the durable form of each record and is durable at once. */
export function recordingJournal(): RecordingJournal {
  let epoch = 0;
  const kept: { readonly bytes: Uint8Array; readonly check: string }[] = [];
  let newest: Snapshot | undefined;
  const checkAt = (seq: number): string => kept[seq - 1]?.check ?? START.check;

  function records(fromSeq = 1, toSeq = kept.length): readonly JournalRecord[] {
    return kept
      .slice(fromSeq - 1, toSeq)
      .map(({ bytes, check }, at) =>
        decodeRecord(bytes, { seq: fromSeq + at, check }, { seq: fromSeq + at - 1, check: checkAt(fromSeq + at - 1) }),
      );
  }

  return {
    get head() {
      return { seq: kept.length, check: checkAt(kept.length) };
    },
    records,
    open: async () => ({ epoch: ++epoch, head: { seq: kept.length, check: checkAt(kept.length) } }),
    append(drafts: readonly RecordDraft[], after: Head): readonly string[] {
      if (after.seq !== kept.length) throw new Fault('JOURNAL_DIVERGED', { seq: after.seq });
      let before = after.check;
      return drafts.map((draft) => {
        const bytes = encodeRecord(draft);
        before = checkOf(bytes, before);
        kept.push({ bytes, check: before });
        return before;
      });
    },
    async *read(fromSeq: number) {
      yield* records(fromSeq);
    },
    async saveSnapshot(snapshot: Snapshot) {
      newest = snapshot;
    },
    loadSnapshot: async (upTo = Number.POSITIVE_INFINITY) => (newest !== undefined && newest.seq <= upTo ? newest : undefined),
    trim: async () => 1,
    close: async () => undefined,
  };
}
