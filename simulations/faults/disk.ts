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
import type { Fate } from './fault-case.js';
import type { Later } from './later.js';

/** A journal on a disk whose syncs take virtual time and fail when told to. Reading and opening take no time. */
export interface Disk extends Journal {
  /** Everything that has ever become durable, including what was trimmed since. */
  readonly history: readonly JournalRecord[];
  /** The last durable record. */
  readonly head: Head;
  /** How long a sync takes from now on, in milliseconds. */
  syncMs: number;
  /** What will happen to the next sync. */
  next: 'refused' | 'unconfirmed' | 'crash' | null;
  /** The process has died: pending appends are never answered. */
  cut(fate: Fate): void;
}

interface Batch {
  readonly records: readonly { readonly bytes: Uint8Array; readonly head: Head }[];
  readonly resolve: (checks: readonly string[]) => void;
  readonly reject: (fault: Fault) => void;
}

export interface DiskOptions {
  readonly later: Later;
  readonly syncMs: number;
  /** Called with each record at the instant it becomes durable, before its writer is told. */
  readonly durable: (record: JournalRecord) => void;
  /** Called to end the process between an append and its answer. */
  readonly crash: () => void;
}

/** The fault of a failed append. */
const failed = (seq: number, detail: string): Fault => new Fault('JOURNAL_FAILED', { seq, detail });

export function openDisk({ later, syncMs, durable, crash }: DiskOptions): Disk {
  const history: JournalRecord[] = [];
  let epoch = 0;
  let firstSeq = 1;
  let written: Batch[] = [];
  let snapshots: Snapshot[] = [];
  let broken: Fault | null = failed(1, 'it has not been opened');
  let life = 0;

  const head = (): Head => headOf(history.at(-1));
  const tail = (): Head => written.at(-1)?.records.at(-1)?.head ?? head();

  function store(records: Batch['records']): void {
    for (const { bytes, head: own } of records) {
      const record = decodeRecord(bytes, own, head());
      history.push(record);
      durable(record);
    }
  }

  function sync(batch: Batch, by: number): void {
    if (by !== life || broken !== null) return;
    written = written.filter((one) => one !== batch);
    const seq = batch.records[0]?.head.seq ?? 0;
    const { next } = disk;
    disk.next = null;
    if (next !== 'refused') store(batch.records);
    if (next === 'crash') return crash();
    if (next === null) return batch.resolve(batch.records.map(({ head: { check } }) => check));
    broken = failed(seq, next === 'refused' ? 'the disk refused the write' : 'the disk did not confirm the write');
    batch.reject(broken);
    for (const one of written.splice(0)) one.reject(broken);
  }

  const disk: Disk = {
    history,
    syncMs,
    next: null,
    get head() {
      return head();
    },
    async open() {
      life += 1;
      broken = null;
      written = [];
      epoch += 1;
      return { epoch, head: head() };
    },
    append(drafts: readonly RecordDraft[], after: Head, by: number) {
      if (broken !== null) return Promise.reject(broken);
      if (by !== epoch) return Promise.reject(new Fault('JOURNAL_FENCED', { epoch: by, newer: epoch }));
      const end = tail();
      if (after.seq !== end.seq || after.check !== end.check) return Promise.reject(new Fault('JOURNAL_DIVERGED', { seq: after.seq }));
      let before = after;
      const records = drafts.map((draft) => {
        const bytes = encodeRecord(draft);
        before = { seq: draft.seq, check: checkOf(bytes, before.check) };
        return { bytes, head: before };
      });
      return new Promise((resolve, reject) => {
        const batch: Batch = { records, resolve, reject };
        const own = life;
        written.push(batch);
        later.after(disk.syncMs, () => sync(batch, own));
      });
    },
    async *read(fromSeq) {
      if (fromSeq < firstSeq) throw new Fault('JOURNAL_TRIMMED', { first: firstSeq, seq: fromSeq });
      yield* history.slice(fromSeq - 1);
    },
    async saveSnapshot(snapshot) {
      snapshots = [...snapshots.filter(({ seq }) => seq !== snapshot.seq), snapshot].slice(-2);
    },
    loadSnapshot: async (upTo = Number.POSITIVE_INFINITY) => snapshots.findLast(({ seq }) => seq <= upTo),
    async trim(seq) {
      firstSeq = Math.max(firstSeq, Math.min(seq, snapshots[0]?.seq ?? 0) + 1);
      return firstSeq;
    },
    // Takes as long as a sync: a failed process still exists for a moment, and might say something wrong.
    close: () => new Promise((closed) => void later.after(disk.syncMs, closed)),
    cut(fate) {
      life += 1;
      broken = failed(head().seq + 1, 'the power was cut');
      const records = written.flatMap((batch) => batch.records);
      written = [];
      // A log is read up to the first torn record: of what was not synced, only a beginning remains.
      if (fate !== 'lost') store(fate === 'kept' ? records : records.slice(0, Math.floor(records.length / 2)));
    },
  };
  return disk;
}

const headOf = (record: JournalRecord | undefined): Head => (record === undefined ? START : { seq: record.seq, check: record.check });
