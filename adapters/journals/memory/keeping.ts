import { Fault } from '@signalbox/engine';
import {
  checkOf,
  decodeRecord,
  encodeRecord,
  type Head,
  type Journal,
  type JournalRecord,
  type RecordDraft,
  type Snapshot,
  START,
} from '@signalbox/engine/journal';

interface Kept {
  readonly bytes: Uint8Array;
  readonly check: string;
}

/** Keeps the records in their durable form, so that reading returns what a disk would return and never an object still in use. */
export function keepingJournal(): Journal {
  let epoch = 0;
  /** The last trimmed record; record `base.seq + 1 + i` is at `kept[i]`. */
  let base: Head = START;
  const kept: Kept[] = [];
  let snapshots: Snapshot[] = [];

  const headSeq = (): number => base.seq + kept.length;
  const checkAt = (seq: number): string | undefined => (seq === base.seq ? base.check : kept[seq - base.seq - 1]?.check);

  return {
    open: async () => {
      epoch += 1;
      return { epoch, head: { seq: headSeq(), check: checkAt(headSeq()) as string } };
    },

    append(drafts: readonly RecordDraft[], after: Head, by: number): readonly string[] {
      if (by !== epoch) throw new Fault('JOURNAL_FENCED', { epoch: by, newer: epoch });
      if (checkAt(after.seq) !== after.check) throw new Fault('JOURNAL_DIVERGED', { seq: after.seq });
      const fresh: Kept[] = [];
      const checks: string[] = [];
      let before = after;
      for (const draft of drafts) {
        if (draft.seq !== before.seq + 1) throw new Fault('JOURNAL_DIVERGED', { seq: draft.seq });
        const bytes = encodeRecord(draft);
        const check = checkOf(bytes, before.check);
        const stored = checkAt(draft.seq);
        if (stored === undefined) fresh.push({ bytes, check });
        else if (stored !== check) throw new Fault('JOURNAL_DIVERGED', { seq: draft.seq });
        checks.push(check);
        before = { seq: draft.seq, check };
      }
      for (const record of fresh) kept.push(record);
      return checks;
    },

    async *read(fromSeq: number): AsyncGenerator<JournalRecord> {
      for (let seq = fromSeq; seq <= headSeq(); seq++) {
        if (seq <= base.seq) throw new Fault('JOURNAL_TRIMMED', { first: base.seq + 1, seq });
        const { bytes, check } = kept[seq - base.seq - 1] as Kept;
        yield decodeRecord(bytes, { seq, check }, { seq: seq - 1, check: checkAt(seq - 1) as string });
      }
    },

    async saveSnapshot(snapshot: Snapshot) {
      if (checkAt(snapshot.seq) !== snapshot.check) throw new Fault('JOURNAL_DIVERGED', { seq: snapshot.seq });
      const others = snapshots.filter(({ seq }) => seq !== snapshot.seq);
      snapshots = [...others, { ...snapshot, content: snapshot.content.slice() }].sort((one, two) => one.seq - two.seq).slice(-2);
    },
    loadSnapshot: async (upTo = Number.POSITIVE_INFINITY) => snapshots.findLast(({ seq }) => seq <= upTo),

    async trim(seq: number) {
      const last = Math.min(seq, snapshots[0]?.seq ?? 0);
      if (last > base.seq) {
        const check = checkAt(last) as string;
        kept.splice(0, last - base.seq);
        base = { seq: last, check };
      }
      return base.seq + 1;
    },
    close: async () => undefined,
  };
}
