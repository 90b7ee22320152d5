import type { CommandInput } from './domain/commands.js';
import type { Event } from './domain/events.js';
import type { CommandId } from './domain/ids.js';
import type { Ms, Seq } from './domain/units.js';
import type { Rejection } from './errors.js';
import type { Head } from './journal/record.js';
import type { QueryInput } from './query.js';
import type { Views } from './views.js';

/** The answer to a command, given when its record is durable. A repeat of the same (sender, n) gets the same answer. */
export type Answer = { readonly ok: true; readonly seq: Seq } | { readonly ok: false; readonly seq: Seq; readonly rejection: Rejection };

/** The answer to a question: the view, and the seq of the state it was read from, durable by now. */
export type QueryAnswer<T> = { readonly ok: true; readonly seq: Seq; readonly view: T } | { readonly ok: false; readonly seq: Seq; readonly rejection: Rejection };

/** A durable step, as subscribers hear it: in order, without gaps. */
export interface ReleasedRecord extends Head {
  readonly atMs: Ms;
  readonly events: readonly Event[];
}

export type RouterPhase = 'recovering' | 'open' | 'draining' | 'closed' | 'faulted';

/** One box: one writer, one journal. */
export interface Router {
  readonly phase: RouterPhase;
  /** The last durable record. */
  readonly head: Head;
  /** Instant of the last decided record. */
  readonly atMs: Ms;
  /** The next instant at which something falls due by itself; `null`: nothing will. */
  readonly nextDueMs: Ms | null;
  /** Resolves when the router has closed; rejects with the fault that stopped it. */
  readonly closed: Promise<void>;
  /**
   * Decides a command. `done` is called once the answer is durable — at once where the journal is.
   * Without `by` the router counts as the sender `local` itself, and a repeat cannot be recognised.
   */
  dispatch(command: CommandInput, by: CommandId | null, done: (answer: Answer) => void): void;
  /** `dispatch` as a promise. */
  send(command: CommandInput, by?: CommandId): Promise<Answer>;
  /** Answers a question from the present state, once that state is durable. */
  ask<Q extends QueryInput>(query: Q): Promise<QueryAnswer<Views[Q['type']]>>;
  /** Hears every durable record from now on. Returns the function that ends it. */
  subscribe(listener: (record: ReleasedRecord) => void): () => void;
  /** Reads durable records again, from `fromSeq` on: what a subscriber that was away missed. */
  replay(fromSeq: Seq): AsyncIterable<ReleasedRecord>;
  /** Takes no more commands, waits until everything is durable and gives the journal back. */
  close(): Promise<void>;
}
