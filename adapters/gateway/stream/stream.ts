import type { ReleasedRecord, Router } from '@signalbox/engine';
import { type Head, START } from '@signalbox/engine/journal';

/** The router's durable records: heard once for the whole gateway, kept for a short while, and passed to all live connections. */
export interface RecordStream {
  /** The last record heard. */
  readonly head: ReleasedRecord;
  /** All records after `seq`, where they are still in memory and without a hole; else `null`. */
  recentAfter(seq: number): readonly ReleasedRecord[] | null;
  /** The record's own check and instant; `undefined`: not in memory. */
  recentAt(seq: number): ReleasedRecord | undefined;
  /** Resolves once the record has been heard. */
  reached(seq: number): Promise<void>;
  /** Hears every record from now on, in the order of joining. Returns the function that ends it. */
  join(listener: (record: ReleasedRecord) => void): () => void;
  close(): void;
}

export function openStream(router: Router, recentMax: number): RecordStream {
  const recent: ReleasedRecord[] = [];
  const listeners = new Set<(record: ReleasedRecord) => void>();
  let awaited: { seq: number; reached: () => void }[] = [];
  let head: ReleasedRecord = { atMs: router.atMs, events: [], ...(router.head as Head) };
  let dropped = head.seq;

  const leave = router.subscribe((record) => {
    head = record;
    recent.push(record);
    if (recent.length > 2 * recentMax) {
      // Many at a time, because removing the first record alone would move the whole list each time.
      recent.splice(0, recent.length - recentMax);
      dropped = (recent[0] as ReleasedRecord).seq - 1;
    }
    for (const listener of listeners) listener(record);
    if (awaited.length === 0) return;
    const arrived = awaited.filter(({ seq }) => seq <= record.seq);
    awaited = awaited.filter(({ seq }) => seq > record.seq);
    for (const { reached } of arrived) reached();
  });

  return {
    get head() {
      return head;
    },
    recentAfter: (seq) => (seq < dropped ? null : recent.slice(seq - dropped)),
    recentAt: (seq) => {
      if (seq === head.seq) return head;
      return seq === 0 ? { atMs: head.atMs, events: [], ...START } : recent[seq - dropped - 1];
    },
    reached: (seq) => (seq <= head.seq ? Promise.resolve() : new Promise((reached) => awaited.push({ seq, reached }))),
    join: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      leave();
      listeners.clear();
    },
  };
}
