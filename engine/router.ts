import type { CommandInput } from './domain/commands.js';
import type { Event } from './domain/events.js';
import type { AdapterId, AgentId, ChannelId, CommandId, ContactId, HubId, OfferId, QueueId, TenantId } from './domain/ids.js';
import type { Head } from './domain/record.js';
import type { Ms, Seq } from './domain/units.js';
import type { Rejection } from './errors.js';
import type { QueryInput } from './query.js';
import type { Views } from './views.js';

/** The answer to a command, given when its record is durable. A repeat of the same (sender, n) gets the same answer. */
export type Answer = { readonly ok: true; readonly seq: Seq } | { readonly ok: false; readonly seq: Seq; readonly rejection: Rejection };

/** The answer to a question: the view, and the seq of the state it was read from, durable by now. */
export type QueryAnswer<T> =
  | { readonly ok: true; readonly seq: Seq; readonly view: T }
  | { readonly ok: false; readonly seq: Seq; readonly rejection: Rejection };

/** A durable step, as subscribers hear it: in order, without gaps. */
export interface ReleasedRecord extends Head {
  readonly atMs: Ms;
  readonly events: readonly Event[];
}

/** What a gateway judges a command by: who a live contact or offer belongs to, at the very instant the command would be decided. */
export interface Look {
  /** `tenant` may be left out where the plan has exactly one. */
  contact(tenant: TenantId | undefined, contact: ContactId): ContactFacts | undefined;
  offer(offer: OfferId): OfferFacts | undefined;
  agent(agent: AgentId): { readonly hub: HubId } | undefined;
  /** `home`: hubs that serve it first; empty: any hub. */
  queue(queue: QueueId): { readonly home: readonly HubId[] } | undefined;
}

export interface ContactFacts {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly channel: ChannelId;
  readonly adapter: AdapterId | null;
  readonly owner: AgentId | null;
  /** Who asks by this contact, where it is a consult. */
  readonly asker: AgentId | null;
}

export interface OfferFacts {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly channel: ChannelId;
  readonly agent: AgentId;
}

/** Judges a command before it is decided; a rejection is its answer. Called at once, at most once, and never for a repeat. */
export type Permit = (look: Look) => Rejection | null;

/** What a gateway says of a command beside who sends it. */
export interface Terms {
  /** Asked once the command is admitted and known to be new, in the same instant it would be decided. */
  readonly permit?: Permit;
  /** The command came out of `readCommand`, and was given at most a tenant or a sender since: its shape is not checked a second time. */
  readonly read?: boolean;
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
  dispatch(command: CommandInput, by: CommandId | null, done: (answer: Answer) => void, terms?: Terms): void;
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
