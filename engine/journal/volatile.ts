import { type Head, type RecordDraft, START } from '../domain/record.js';
import { Fault } from '../errors.js';
import type { Journal, Snapshot } from '../ports.js';

/**
 * The journal of a router that was given none: it keeps only the head. Nothing can be lost between an append and its answer, so nothing is
 * ever repeated: drafts that do not follow the head are refused as `JOURNAL_DIVERGED`, and reading past records is `JOURNAL_TRIMMED`.
 */
export function volatileJournal(): Journal {
  let epoch = 0;
  let seq = START.seq;
  let check = START.check;
  let fold = 0;
  let newest: Snapshot | undefined;

  function follow(draft: RecordDraft): string {
    if (draft.seq !== seq + 1) throw new Fault('JOURNAL_DIVERGED', { seq: draft.seq });
    fold = foldOf(draft, fold);
    check = String(fold);
    seq = draft.seq;
    return check;
  }

  return {
    open: async () => {
      epoch += 1;
      return { epoch, head: { seq, check } };
    },

    append(drafts: readonly RecordDraft[], after: Head, by: number): readonly string[] {
      if (by !== epoch) throw new Fault('JOURNAL_FENCED', { epoch: by, newer: epoch });
      if (after.seq !== seq || after.check !== check) throw new Fault('JOURNAL_DIVERGED', { seq: after.seq });
      return drafts.map(follow);
    },

    async *read(fromSeq: number) {
      if (fromSeq <= seq) throw new Fault('JOURNAL_TRIMMED', { first: seq + 1, seq: fromSeq });
      yield* [];
    },

    async saveSnapshot(snapshot: Snapshot) {
      newest = snapshot;
    },
    loadSnapshot: async (upTo = Number.POSITIVE_INFINITY) => (newest !== undefined && newest.seq <= upTo ? newest : undefined),
    trim: async () => seq + 1,
    close: async () => undefined,
  };
}

/** Multiply and rotate, as in MurmurHash3 (Appleby), over what tells two histories apart soonest: when, who and how much followed.
 * It stays a signed 32-bit integer, which prints seven times faster than an unsigned one. */
function foldOf(draft: RecordDraft, before: number): number {
  let fold = mix(before, draft.atMs);
  fold = mix(fold, draft.by === null ? 0 : draft.by.n);
  fold = mix(fold, draft.command.type.length * 1_024 + draft.events.length);
  return fold;
}

function mix(fold: number, value: number): number {
  const k = Math.imul(value | 0, 0xcc9e2d51);
  const mixed = fold ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
