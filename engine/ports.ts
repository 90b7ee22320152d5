import type { Head, JournalRecord, RecordDraft } from './domain/record.js';
import type { Ms } from './domain/units.js';

/**
 * The append-only log of one box, as the router needs it. What a store must promise is here, in words;
 * `adapters/contract` holds the suite that every store runs.
 */
export interface Journal {
  /**
   * Claims the journal for one writer and raises the epoch by one. A journal that another living process holds is
   * refused with `JOURNAL_LOCKED`; one whose chain does not hold is refused with `JOURNAL_CORRUPT`, naming the record.
   */
  open(): Promise<OpenedJournal>;
  /**
   * Stores the drafts, in order, behind `after`, and returns the check of each once all are durable: all or none.
   * Returning the checks at once (not a promise) means that nothing can be lost any more; only the memory journal does.
   * Idempotent: drafts already stored at their seq with the same content are answered as before.
   * Refused with `JOURNAL_FENCED` where a newer epoch has claimed the journal, and with `JOURNAL_DIVERGED` where
   * the record at `after.seq` has another check.
   */
  append(drafts: readonly RecordDraft[], after: Head, epoch: number): readonly string[] | Promise<readonly string[]>;
  /** Records from `fromSeq` on, in order, each checked against its predecessor. `JOURNAL_TRIMMED` where they are gone. */
  read(fromSeq: number): AsyncIterable<JournalRecord>;
  /** Stores a snapshot beside the records; an unfinished one is never seen. */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** The newest whole snapshot at or before `seq` (default: any), or `undefined`. */
  loadSnapshot(seq?: number): Promise<Snapshot | undefined>;
  /** Drops records up to `seq`, never beyond the newest durable snapshot. Returns the first seq that is left. */
  trim(seq: number): Promise<number>;
  /** Waits for what is under way and gives the claim back. */
  close(): Promise<void>;
}

export interface OpenedJournal {
  readonly epoch: number;
  readonly head: Head;
}

/** The state of a box at one record. `content` is opaque to the store; `stateHash` proves it when it is loaded. */
export interface Snapshot extends Head {
  readonly atMs: Ms;
  readonly stateHash: string;
  readonly content: Uint8Array;
}

/** The host's time. Real, or driven by a simulator. */
export interface Clock {
  /** Now, in milliseconds since 1970; never runs backwards. */
  nowMs(): Ms;
  /** Calls back once at or after `atMs`; the returned function takes it back. */
  wakeAt(atMs: Ms, wake: () => void): () => void;
}

/** Finds the plan's language a contact's tag stands for; `undefined`: none. */
export type LanguageResolver = (tag: string, available: readonly string[]) => string | undefined;
