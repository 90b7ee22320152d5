import type { Command } from './commands.js';
import type { Event } from './events.js';
import type { CommandId } from './ids.js';
import type { Ms, Seq } from './units.js';

/**
 * One step of the router before it is stored: what was asked, when, by whom, and everything that followed. `by` is `null` for commands of
 * the router itself (`router.resume`, a `clock.tick` for what fell due).
 */
export interface RecordDraft {
  readonly seq: Seq;
  readonly atMs: Ms;
  readonly epoch: number;
  readonly by: CommandId | null;
  readonly command: Command;
  readonly events: readonly Event[];
}

/** A stored step. `check` is the chained digest of this record and all before it, computed by the journal. */
export interface JournalRecord extends RecordDraft {
  readonly check: string;
}

/** A point in the journal: the seq and check of a record; `START` is before the first. */
export interface Head {
  readonly seq: Seq;
  readonly check: string;
}

export const START: Head = { seq: 0, check: '0'.repeat(32) };
