import type { Head, RecordDraft } from './domain/record.js';
import type { Seq } from './domain/units.js';
import { Fault } from './errors.js';
import type { Journal } from './ports.js';
import type { ReleasedRecord } from './router.js';

/** APPEND and RELEASE: drafts go to the journal in groups; what they led to is told only when they are durable. */
export interface Appender {
  /** The last durable record. */
  readonly head: Head;
  readonly idle: boolean;
  add(draft: RecordDraft): void;
  /** Calls `tell` as soon as record `seq` is durable: at once where it is. Never called after a fault. */
  whenDurable(seq: Seq, tell: () => void): void;
  subscribe(listener: (record: ReleasedRecord) => void): () => void;
}

interface Waiter {
  readonly seq: Seq;
  readonly tell: () => void;
}

export function startAppender(journal: Journal, start: Head, epoch: number, onFault: (fault: Fault) => void): Appender {
  let head = start;
  let drafts: RecordDraft[] = [];
  let waiters: Waiter[] = [];
  let working = false;
  let broken = false;
  const listeners = new Set<(record: ReleasedRecord) => void>();

  function release(batch: readonly RecordDraft[], checks: readonly string[]): void {
    for (const [i, { seq, atMs, events }] of batch.entries()) {
      head = { seq, check: checks[i] as string };
      const record: ReleasedRecord = { ...head, atMs, events };
      for (const listener of listeners) listener(record);
      tellDurable();
    }
  }

  function tellDurable(): void {
    while (waiters.length > 0 && (waiters[0] as Waiter).seq <= head.seq) (waiters.shift() as Waiter).tell();
  }

  /** Group commit: whatever was added while one append was under way goes with the next. */
  function work(): void {
    if (working || broken) return;
    working = true;
    try {
      while (drafts.length > 0) {
        const batch = drafts;
        drafts = [];
        const checks = journal.append(batch, head, epoch);
        if (checks instanceof Promise) return void checks.then((all) => goOn(batch, all), fail);
        release(batch, checks);
      }
    } catch (error) {
      return fail(error);
    }
    working = false;
  }

  function goOn(batch: readonly RecordDraft[], checks: readonly string[]): void {
    try {
      release(batch, checks);
    } catch (error) {
      return fail(error);
    }
    working = false;
    work();
  }

  function fail(error: unknown): void {
    broken = true;
    waiters = [];
    const seq = head.seq + 1;
    onFault(
      error instanceof Fault
        ? error
        : new Fault('JOURNAL_FAILED', { seq, detail: error instanceof Error ? error.message : String(error) }, error),
    );
  }

  return {
    get head() {
      return head;
    },
    get idle() {
      return !working && drafts.length === 0;
    },
    add(draft) {
      drafts.push(draft);
      work();
    },
    whenDurable(seq, tell) {
      if (seq <= head.seq && waiters.length === 0) tell();
      else waiters.push({ seq, tell });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
