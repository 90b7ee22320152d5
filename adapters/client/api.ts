import type { CommandInput, QueryInput, Rejection, Views } from '@signalbox/engine';
import type { Head } from '@signalbox/engine/journal';
import type { AssignmentRef, GapReason, Role, ServerFrameOf, SnapshotViews, WireEvent } from '@signalbox/engine/protocol';
import type { Listener } from './listeners.js';
import type { Answered } from './outbox.js';
import type { RelayMessage } from './relay.js';
import type { Replied } from './requests.js';

export interface ClientOptions<R extends Role = Role> {
  /** `ws://…/v1` or `wss://…/v1`. */
  readonly url: string;
  /** A JWT, or a function that returns one; asked before every connection, so that an expired token is replaced. */
  readonly token: string | (() => string | Promise<string>);
  /** Names this instance: the same after every reconnect and restart, and never shared with another instance of the same token subject. */
  readonly client: string;
  /** The role of the token; only affects types. */
  readonly role?: R;
  /** Default: the global one; in Node.js before 22, pass the class of the package `ws`. */
  readonly WebSocket?: unknown;
  /** The position that an earlier run of this instance had reached; default: begin with a snapshot. */
  readonly from?: Head;
  /** Default: true. Without it no events arrive. */
  readonly subscribe?: boolean;
  /** Adapters: all contacts still held, told to the router after every reconnect; those not listed are over. */
  readonly holds?: () => readonly { readonly tenant?: string; readonly contact: string }[];
  /** Returns a number in [0, 1); spreads reconnects. */
  readonly random?: () => number;
  /** A clock in milliseconds that keeps running while the machine sleeps. */
  readonly nowMs?: () => number;
  /** Calls back after this many milliseconds; the returned function cancels it. Default: the timers of the environment. */
  readonly wakeAfter?: (afterMs: number, wake: () => void) => () => void;
  readonly backoff?: { readonly firstMs: number; readonly maxMs: number };
  /** Longest time from the attempt to the welcome. */
  readonly connectMs?: number;
}

/** Seq and instant of a record. */
export interface Meta {
  readonly seq: number;
  readonly atMs: number;
}

/** The phases of a connection that a caller can see. */
export type Phase = 'connecting' | 'greeting' | 'replaying' | 'live' | 'waiting' | 'closed';

export interface Topics<R extends Role = Role> {
  /** Everything this connection may hear, each event once and in order, however often the connection breaks. */
  readonly event: readonly [event: WireEvent, meta: Meta];
  /** The state as of `meta.seq`: at first, and again after a gap. Events continue from there. */
  readonly snapshot: readonly [view: SnapshotViews[R], meta: Meta];
  readonly gap: readonly [reason: GapReason];
  /** `because`: why the connection ended or could not be made; `null` while one is being made, or stands. */
  readonly phase: readonly [phase: Phase, because: string | null];
  readonly welcome: readonly [welcome: ServerFrameOf<'welcome'>];
  readonly relay: readonly [message: RelayMessage];
  /** To adapters: a desk asks again for messages after `after`; send them with their numbers, then call `relayEnd`. */
  readonly relayFetch: readonly [asked: AssignmentRef & { readonly after: number }];
  /** To desks: the adapter has sent everything up to `k`. */
  readonly relayEnd: readonly [end: AssignmentRef & { readonly k: number; readonly received: number }];
  /** A problem that belongs to no command or query of this client. */
  readonly problem: readonly [problem: Rejection | Error];
}

export interface Client<R extends Role = Role> {
  readonly phase: Phase;
  /** Last position in the stream; store it to pass it as `from` after a restart. */
  readonly position: Head | undefined;
  /**
   * Sends a command until it is answered, across any number of connections; it is carried out once. One that is larger than the gateway
   * takes is refused here (`FRAME_TOO_LARGE`), as is a question.
   */
  send(command: CommandInput): Promise<Answered>;
  ask<Q extends QueryInput>(query: Q): Promise<Replied<{ readonly seq: number; readonly view: Views[Q['type']] }>>;
  /**
   * Sends content to the other side of an assignment; `ok` means forwarded. Pass `k` only to send a message again, as adapters do on
   * request; what a desk sends is kept and sent again until the adapter has it. Content that is too large takes no number.
   */
  relay(to: AssignmentRef, body: unknown, k?: number): Promise<Replied<{ readonly k: number }>>;
  /** Desks: asks the adapter for its messages after `after` (default: what was received). */
  relayFetch(of: AssignmentRef, after?: number): Promise<Replied<object>>;
  /**
   * Adapters: ends the answer to a fetch. `k`: last message sent; `received`: highest one received from the desk, which then sends the rest
   * again. Sent automatically after a reconnect.
   */
  relayEnd(of: AssignmentRef, counts: { readonly k: number; readonly received: number }): Promise<Replied<object>>;
  on<T extends keyof Topics<R>>(topic: T, listener: Listener<Topics<R>[T]>): () => void;
  /** Connects at once instead of waiting: the network is back, the laptop has been opened. */
  retryNow(): void;
  /** Ends the connection for good. Unanswered commands and queries are answered `CLIENT_CLOSED`. */
  close(): void;
}
