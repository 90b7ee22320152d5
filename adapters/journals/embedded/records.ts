import { Fault } from '@signalbox/engine';
import {
  checkOf,
  decodeRecord,
  encodeRecord,
  type Head,
  type JournalRecord,
  proveRecord,
  type RecordDraft,
  START,
} from '@signalbox/engine/journal';
import { currentEpoch } from './claim.js';
import { meta, setMeta, type Tree } from './environment.js';
import { faultOf } from './failure.js';
import { RECORDS, recordKey, seqOf } from './keys.js';

/** A stored record is its check, 16 bytes, followed by its durable form. */
const CHECK_BYTES = 16;
/** Records read at a time; in between, the event loop runs and no read transaction is held. */
const READ_AT_ONCE = 512;

export interface Prepared {
  readonly seq: number;
  readonly value: Buffer;
  readonly check: string;
}

/** The last trimmed record, after which the journal begins. */
export const baseOf = (tree: Tree): Head => meta<Head>(tree, 'base') ?? START;

export const headOf = (tree: Tree): Head => {
  for (const { key, value } of tree.getRange({ start: RECORDS.end, end: RECORDS.start, reverse: true, limit: 1 })) {
    return { seq: seqOf(key), check: checkIn(value) };
  }
  return baseOf(tree);
};

/** The check of a record; `undefined` if there is none, or it was trimmed. */
export function checkAt(tree: Tree, seq: number): string | undefined {
  const value = seq < 1 ? undefined : tree.get(recordKey(seq));
  if (value !== undefined) return checkIn(value);
  const base = baseOf(tree);
  return seq === base.seq ? base.check : undefined;
}

/** Encodes and chains drafts, outside any transaction. */
export function prepare(drafts: readonly RecordDraft[], after: Head): Prepared[] {
  const prepared: Prepared[] = [];
  let before = after;
  for (const draft of drafts) {
    if (draft.seq !== before.seq + 1) throw new Fault('JOURNAL_DIVERGED', { seq: draft.seq });
    const { buffer, byteOffset, length } = encodeRecord(draft, CHECK_BYTES);
    const value = Buffer.from(buffer, byteOffset, length);
    const check = checkOf(value, before.check, CHECK_BYTES);
    value.write(check, 0, 'hex');
    const next: Prepared = { seq: draft.seq, value, check };
    prepared.push(next);
    before = next;
  }
  return prepared;
}

/** Of records handed over again, those not stored yet. Refuses records of another history, and of a claim that has been taken over. */
export function unstored(tree: Tree, prepared: readonly Prepared[], after: Head, epoch: number): Prepared[] {
  const newer = currentEpoch(tree);
  if (newer !== epoch) throw new Fault('JOURNAL_FENCED', { epoch, newer });
  if (checkAt(tree, after.seq) !== after.check) throw new Fault('JOURNAL_DIVERGED', { seq: after.seq });
  const fresh = prepared.findIndex(({ seq, check }) => {
    const known = tree.get(recordKey(seq));
    if (known !== undefined && checkIn(known) !== check) throw new Fault('JOURNAL_DIVERGED', { seq });
    return known === undefined;
  });
  return fresh < 0 ? [] : prepared.slice(fresh);
}

// The new key is after all others, so lmdb fills each page before it begins the next.
export const APPEND = { append: true } as unknown as number;

interface Stored {
  readonly head: Head;
  readonly bytes: Buffer;
}

/** Records from `fromSeq` on, each proved to follow its predecessor. The tree is opened when reading begins. */
export async function* read(open: () => Tree, fromSeq: number): AsyncGenerator<JournalRecord> {
  const tree = open();
  let before = predecessor(tree, fromSeq);
  for (;;) {
    const { stored, upToHead } = storedBehind(tree, before.seq);
    for (const { head, bytes } of stored) {
      const record = decodeRecord(bytes, head, before);
      before = record;
      yield record;
    }
    if (upToHead) return;
    await new Promise(setImmediate);
  }
}

/** Proves the chain after `after` up to the head, without decoding the records. */
export async function proveChain(tree: Tree, after: Head): Promise<void> {
  let before = after;
  for (;;) {
    const { stored, upToHead } = storedBehind(tree, before.seq);
    for (const { head, bytes } of stored) {
      proveRecord(bytes, head, before);
      before = head;
    }
    if (upToHead) return;
    await new Promise(setImmediate);
  }
}

/** The next records, as many as are read at a time, and whether they are all that there are by now. */
function storedBehind(tree: Tree, seq: number): { readonly stored: readonly Stored[]; readonly upToHead: boolean } {
  try {
    const base = baseOf(tree);
    if (seq < base.seq) throw new Fault('JOURNAL_TRIMMED', { first: base.seq + 1, seq: seq + 1 });
    // Asked before the records: one that is stored meanwhile is not missed.
    const head = headOf(tree);
    const entries = tree.getRange({ start: recordKey(seq + 1), end: RECORDS.end, limit: READ_AT_ONCE });
    const stored = Array.from(entries, ({ key, value }) => ({
      head: { seq: seqOf(key), check: checkIn(value) },
      bytes: value.subarray(CHECK_BYTES),
    }));
    // In a file whose pages are damaged, lmdb may find the last record and none before it: the journal would seem to end here.
    if (stored.length === 0 && seq < head.seq) throw new Fault('JOURNAL_CORRUPT', { seq: seq + 1, detail: 'it is missing' });
    return { stored, upToHead: (stored.at(-1)?.head.seq ?? seq) >= head.seq };
  } catch (error) {
    throw faultOf(error, seq + 1);
  }
}

/** Drops the records up to `last`, some at a time so that appends get their turn. The base moves in the same commit. */
export async function dropUpTo(tree: Tree, last: number): Promise<void> {
  for (let from = baseOf(tree).seq + 1; from <= last; from += READ_AT_ONCE) {
    const to = Math.min(last, from + READ_AT_ONCE - 1);
    const check = checkAt(tree, to);
    if (check === undefined) throw new Fault('JOURNAL_CORRUPT', { seq: to, detail: 'it is missing' });
    await tree.batch(() => {
      for (let seq = from; seq <= to; seq++) tree.remove(recordKey(seq));
      setMeta(tree, 'base', { seq: to, check } satisfies Head);
    });
  }
}

/** The head that the record `fromSeq` follows. Beyond the end of the journal its check does not matter, because nothing will be read. */
function predecessor(tree: Tree, fromSeq: number): Head {
  const base = baseOf(tree);
  if (fromSeq <= base.seq) throw new Fault('JOURNAL_TRIMMED', { first: base.seq + 1, seq: fromSeq });
  const check = checkAt(tree, fromSeq - 1);
  if (check === undefined && fromSeq <= headOf(tree).seq + 1) {
    throw new Fault('JOURNAL_CORRUPT', { seq: fromSeq, detail: `record ${fromSeq - 1} is missing` });
  }
  return { seq: fromSeq - 1, check: check ?? START.check };
}

const checkIn = (value: Buffer): string => value.toString('hex', 0, CHECK_BYTES);
