import type { CommandInput } from './domain/commands.js';
import type { Event } from './domain/events.js';
import type { AdapterId, AgentId, ChannelId, CommandId, ContactId, HubId, OfferId, QueueId, TenantId } from './domain/ids.js';
import type { Head } from './domain/record.js';
import type { Ms, Seq } from './domain/units.js';
import type { Rejection } from './errors.js';
import type { QueryInput } from './query.js';
import type { Views } from './views.js';

/** The answer to a command, given once its record is durable. A repeat of the same (sender, n) gets the same answer. */
export type Answer = { readonly ok: true; readonly seq: Seq } | { readonly ok: false; readonly seq: Seq; readonly rejection: Rejection };

/** The answer to a query: the view, and the seq of the state it was read from, which is durable by then. */
export type QueryAnswer<T> =
  | { readonly ok: true; readonly seq: Seq; readonly view: T }
  | { readonly ok: false; readonly seq: Seq; readonly rejection: Rejection };

/** A durable step, as subscribers hear it: in order, without gaps. */
export interface ReleasedRecord extends Head {
  readonly atMs: Ms;
  readonly events: readonly Event[];
}

/** What a plan or its roster gives a name to, and a token may name. */
export type NameSort = 'tenant' | 'channel' | 'hub' | 'agent';

/**
 * The facts by which a gateway judges a command: who a live contact or offer belongs to, at the very instant at which the command would be
 * decided. And those by which it judges a token: what there is.
 */
export interface Look {
  /** `tenant` may be omitted if the plan has exactly one. */
  contact(tenant: TenantId | undefined, contact: ContactId): ContactFacts | undefined;
  offer(offer: OfferId): OfferFacts | undefined;
  agent(agent: AgentId): { readonly hub: HubId } | undefined;
  /** `home`: hubs that serve it first; empty: any hub. */
  queue(queue: QueueId): { readonly home: readonly HubId[] } | undefined;
  /** What is meant by a name that the plan or its roster does not have; `nearest` null: nothing is near. `undefined`: it has the name. */
  unknown(what: NameSort, name: string): { readonly nearest: string | null } | undefined;
}

export interface ContactFacts {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly channel: ChannelId;
  readonly adapter: AdapterId | null;
  readonly owner: AgentId | null;
  /** The agent who asks through this contact, if it is a consult. */
  readonly asker: AgentId | null;
}

export interface OfferFacts {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly channel: ChannelId;
  readonly agent: AgentId;
}

/** Judges a command before it is decided; a rejection becomes its answer. Called synchronously, at most once, and never for a repeat. */
export type Permit = (look: Look) => Rejection | null;

/** What a gateway passes along with a command, besides its sender. */
export interface Terms {
  /** Asked once the command is admitted and known to be new, at the instant at which it would be decided. */
  readonly permit?: Permit;
  /** The command was returned by `readCommand`, and at most a tenant or a sender was added since: its shape is not checked again. */
  readonly read?: boolean;
}

export type RouterPhase = 'recovering' | 'open' | 'draining' | 'closed' | 'faulted';

/** One router: one writer, one journal. */
export interface Router {
  readonly phase: RouterPhase;
  /** The last durable record. */
  readonly head: Head;
  /** Instant of the last decided record. */
  readonly atMs: Ms;
  /** The next instant at which something falls due by itself; `null`: nothing will. */
  readonly nextDueMs: Ms | null;
  /** Resolves when the router has closed; rejects with the `Fault` that stopped it. Nobody need listen: it is no unhandled rejection. */
  readonly closed: Promise<void>;
  /**
   * Decides a command. `done` is called once the answer is durable, which may be synchronously. Without `by`, the router itself counts as
   * the sender `local`, which nobody else may be, and a repeat cannot be recognised. Nothing limits how many may be under way; whoever
   * brings commands does.
   */
  dispatch(command: CommandInput, by: CommandId | null, done: (answer: Answer) => void, terms?: Terms): void;
  /** `dispatch` as a promise, which never rejects: what goes wrong is an answer. */
  send(command: CommandInput, by?: CommandId): Promise<Answer>;
  /** Answers a query from the present state, once that state is durable. */
  ask<Q extends QueryInput>(query: Q): Promise<QueryAnswer<Views[Q['type']]>>;
  /** What `read` makes of the present facts, once that state is durable. `read` is called at once, and keeps nothing of what it is shown. */
  look<T>(read: (look: Look) => T): Promise<QueryAnswer<T>>;
  /**
   * Calls the listener with every durable record from now on, in the router's own turn, before the sender of its command is answered; it may
   * send commands. What it throws reaches the process as an uncaught exception, after everybody else was told. A listener that is passed
   * twice is called once. Returns a function that ends this.
   */
  subscribe(listener: (record: ReleasedRecord) => void): () => void;
  /**
   * Reads durable records again from `fromSeq` on: what an absent subscriber missed. Throws a `RangeError` if that is no whole number, and
   * the faults of the journal: `JOURNAL_TRIMMED` if they are no longer kept.
   */
  replay(fromSeq: Seq): AsyncIterable<ReleasedRecord>;
  /** Accepts no more commands, waits until everything is durable and releases the journal. */
  close(): Promise<void>;
}
