import type { Head, JournalRecord, RecordDraft } from './domain/record.js';
import type { Ms } from './domain/units.js';

/**
 * The append-only log of one router, as the router needs it. This interface states what a store must promise; `adapters/contract` contains
 * the test suite that every store runs.
 */
export interface Journal {
  /**
   * Claims the journal for one writer and raises the epoch by one. A journal held by another living process is refused with
   * `JOURNAL_LOCKED`; one with a broken chain, with `JOURNAL_CORRUPT`, naming the record.
   */
  open(): Promise<OpenedJournal>;
  /**
   * Stores the drafts, in order, after `after`, and returns the check of each once all are durable: all or none. Returning the checks
   * directly (not as a promise) means that nothing can be lost any more; only the memory journal does so. Idempotent: drafts already stored
   * at their seq with the same content get the same answer as before. Refused with `JOURNAL_FENCED` if a newer epoch has claimed the
   * journal, and with `JOURNAL_DIVERGED` if the record at `after.seq` has another check. Appends are stored in the order they are given,
   * whether or not the caller waits for each.
   */
  append(drafts: readonly RecordDraft[], after: Head, epoch: number): readonly string[] | Promise<readonly string[]>;
  /** Records from `fromSeq` on, in order, each checked against its predecessor. `JOURNAL_TRIMMED` if they no longer exist. */
  read(fromSeq: number): AsyncIterable<JournalRecord>;
  /**
   * Stores a snapshot beside the records; an unfinished one is never visible. The last two are kept: the newest, and one to fall back on.
   * Refused with `JOURNAL_DIVERGED` if the journal has no record with its seq and check.
   */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The newest complete snapshot kept at or before `seq` (default: any), or `undefined`. */
  loadSnapshot(seq?: number): Promise<Snapshot | undefined>;
  /**
   * Drops records up to `seq`, as far as the oldest kept snapshot does not need them; without a snapshot, none. Returns the first seq that is
   * left.
   */
  trim(seq: number): Promise<number>;
  /** Waits for pending work and releases the claim. */
  close(): Promise<void>;
}

export interface OpenedJournal {
  readonly epoch: number;
  readonly head: Head;
}

/** The state of a router at one record. `content` is opaque to the store; `stateHash` proves it when it is loaded. */
export interface Snapshot extends Head {
  readonly atMs: Ms;
  readonly stateHash: string;
  readonly content: Uint8Array;
}

/** The host's time, real or driven by a simulator. */
export interface Clock {
  /**
   * Now, in milliseconds since 1970; fractions are cut off. Should not run backwards: time stands still for the router until it is reached
   * again. `NaN`, or anything else that is no instant, stops the router with `CLOCK_WRONG`, and so does throwing.
   */
  nowMs(): Ms;
  /** Calls back once, at or after `atMs` and never from inside this call; the returned function cancels it. The router holds one at a time. */
  wakeAt(atMs: Ms, wake: () => void): () => void;
}

/**
 * Finds the language of the plan that a tag resolves to; `undefined`: none. A command for which it throws, or answers with anything else
 * than one of `available`, is refused with `LANGUAGE_UNRESOLVED`.
 */
export type LanguageResolver = (tag: string, available: readonly string[]) => string | undefined;
