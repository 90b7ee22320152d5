import { callOut } from './call-out.js';
import type { Head, RecordDraft } from './domain/record.js';
import type { Seq } from './domain/units.js';
import { Fault } from './errors.js';
import type { Journal } from './ports.js';
import type { ReleasedRecord } from './router.js';

/** APPEND and RELEASE: drafts go to the journal in groups; what they led to is told only when they are durable. */
export interface Appender {
  /** The last durable record. */
  readonly head: Head;
  add(draft: RecordDraft): void;
  /** Calls `tell` as soon as record `seq` is durable, at once where it is; `lost` where that will not be known any more. One of them, once. */
  whenDurable(seq: Seq, tell: () => void, lost: () => void): void;
  /** Nothing further is stored or told: who waits has lost. */
  stop(): void;
  subscribe(listener: (record: ReleasedRecord) => void): () => void;
}

interface Waiter {
  readonly seq: Seq;
  readonly tell: () => void;
  readonly lost: () => void;
}

export function startAppender(journal: Journal, start: Head, epoch: number, onFault: (fault: Fault) => void): Appender {
  let head = start;
  let drafts: RecordDraft[] = [];
  let waiters: Waiter[] = [];
  let working = false;
  let broken = false;
  /** Replaced, not changed: who comes or goes while a record is told does so from the next one on. */
  let told: readonly ((record: ReleasedRecord) => void)[] = [];

  function release(batch: readonly RecordDraft[], checks: readonly string[]): void {
    for (let i = 0; i < batch.length; i++) {
      const { seq, atMs, events } = batch[i] as RecordDraft;
      const check = checks[i] as string;
      head = { seq, check };
      const record: ReleasedRecord = { seq, check, atMs, events };
      for (const listener of told) callOut(listener, record);
      tellDurable();
    }
  }

  function tellDurable(): void {
    while (waiters.length > 0 && (waiters[0] as Waiter).seq <= head.seq) callOut((waiters.shift() as Waiter).tell);
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
    if (broken) return;
    try {
      release(batch, checks);
    } catch (error) {
      return fail(error);
    }
    working = false;
    work();
  }

  function stop(): void {
    broken = true;
    const losing = waiters;
    waiters = [];
    for (const { lost } of losing) callOut(lost);
  }

  function fail(error: unknown): void {
    if (broken) return;
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
    add(draft) {
      drafts.push(draft);
      work();
    },
    whenDurable(seq, tell, lost) {
      if (seq <= head.seq && waiters.length === 0) callOut(tell);
      else if (broken) callOut(lost);
      else waiters.push({ seq, tell, lost });
    },
    stop,
    subscribe(listener) {
      if (!told.includes(listener)) told = [...told, listener];
      return () => {
        told = told.filter((one) => one !== listener);
      };
    },
  };
}
