import { z } from 'zod';
import { id, offer, tenant } from '../domain/commands/fields.js';
import type { CommandInput } from '../domain/commands.js';
import type { ContactId, TenantId } from '../domain/ids.js';
import type { Rejection } from '../errors.js';
import type { QueryInput } from '../query.js';
import type { Views } from '../views.js';
import { ROLES } from './scope.js';
import { CLOSE_REASONS, SUBPROTOCOL } from './version.js';
import type { WireEvent } from './wire-event.js';

/**
 * Every frame of `signalbox.v1`: one JSON object per WebSocket text message, told apart by `type`.
 * Transform-free, so that the published description says exactly what is checked. Unknown fields are passed over.
 */

const n = z
  .int()
  .min(1)
  .describe('higher for each new command of a sender, numbers may be skipped; a repeat of (sender, n) is carried out once');
const correlation = z.string().min(1).max(64).describe('chosen by the asking side, returned in the answer');
const seq = z.int().min(0).describe('record of the journal; 0: before the first');
const check = z.string().min(1).max(128).describe('chained digest of the journal up to this record');
const atMs = z.int().describe('instant of the record, milliseconds since 1970');
const position = z.object({ seq, check });
const more = z.boolean().describe('whether this is not yet the last part; parts are joined before they count');

const relayed = {
  tenant: id,
  contact: id,
  offer: offer.describe('the accepted offer: names the assignment'),
};
const k = z.int().min(1).describe('numbers messages per assignment and direction, from 1');
const body = z.unknown().describe('content, opaque to the gateway: any JSON value');

export const clientFrames = {
  command: z
    .object({ type: z.literal('command'), n, command: z.unknown().describe('see the commands') })
    .describe('Asks for something to be done; answered by ok or error with the same n.'),
  query: z
    .object({ type: z.literal('query'), id: correlation, query: z.unknown().describe('see the queries') })
    .describe('Asks a question; answered by answer or error with the same id.'),
  subscribe: z
    .object({
      type: z.literal('subscribe'),
      after: position.nullable().optional().describe('last position taken; left out: start from a snapshot'),
    })
    .describe('Starts the stream of events, once per connection.'),
  reconcile: z
    .object({
      type: z.literal('reconcile'),
      id: correlation,
      holds: z.array(z.object({ tenant, contact: id })).max(1_000),
      more,
    })
    .describe(
      'Adapter only: all contacts it still holds; those it brought and does not list are over. In parts, then answered by reconciled.',
    ),
  relay: z
    .object({ type: z.literal('relay'), id: correlation, ...relayed, k, body })
    .describe('Content for the other side of an assignment; answered by relayed once handed on, never stored.'),
  'relay-fetch': z
    .object({ type: z.literal('relay-fetch'), id: correlation, ...relayed, after: z.int().min(0).describe('highest k taken; 0: none') })
    .describe('Desk only: asks the adapter to send its messages after k again.'),
  'relay-end': z
    .object({
      type: z.literal('relay-end'),
      id: correlation,
      ...relayed,
      k: z.int().min(0).describe('last k the adapter has sent'),
      received: z.int().min(0).describe('highest k the adapter has taken from the desk'),
    })
    .describe(
      'Adapter only: how far it has come. Ends the answer to relay-fetch, and tells the desk after a reconnect what to fetch or send again.',
    ),
} as const;

export const clientFrameSchema = z.discriminatedUnion('type', [
  clientFrames.command,
  clientFrames.query,
  clientFrames.subscribe,
  clientFrames.reconcile,
  clientFrames.relay,
  clientFrames['relay-fetch'],
  clientFrames['relay-end'],
]);

export const wireLimitsSchema = z.object({
  frameBytesMax: z.int().describe('largest frame the gateway takes; a larger one closes the connection'),
  relayBytesMax: z.int().describe('largest relay frame'),
  framesPerSecond: z.int().describe('sustained; beyond it the gateway reads more slowly'),
  framesBurst: z.int(),
  unansweredMax: z.int().describe('commands a client may have under way; below outcomesKept'),
  outcomesKept: z.int().describe('accepted commands per sender whose outcome is remembered'),
  holdsPerFrame: z.int(),
});

export const GAP_REASONS = ['unknown', 'trimmed', 'ahead', 'far'] as const;

export const serverFrames = {
  welcome: z
    .object({
      type: z.literal('welcome'),
      protocol: z.literal(SUBPROTOCOL),
      sender: z.string(),
      role: z.enum(ROLES),
      highestN: z.int().min(0).describe('highest command number taken from this sender; a new process starts behind it'),
      head: position,
      atMs,
      heartbeatMs: z.int().min(1).describe('longest silence of the gateway; twice as long means the connection is gone'),
      limits: wireLimitsSchema,
      warnings: z
        .array(z.object({ code: z.string().describe('see docs/errors.md'), message: z.string(), next: z.string() }))
        .describe('names in the token that the plan or roster does not have just now, the first 20; mostly none'),
    })
    .describe('First frame of every connection.'),
  ok: z.object({ type: z.literal('ok'), n, seq }).describe('The command was carried out; its record is durable.'),
  error: z
    .object({
      type: z.literal('error'),
      n: n.optional(),
      id: correlation.optional(),
      code: z.string().describe('see docs/errors.md'),
      message: z.string(),
      next: z.string().describe('what happens next, or what to do'),
      retriable: z.boolean(),
      details: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
        .optional()
        .describe('what the names in both sentences stand for, as docs/errors.md has them; absent where there are none'),
      retryAfterMs: z.int().min(0).optional(),
    })
    .describe('A command (n), a question (id) or a frame (neither) was refused; it had no effect.'),
  answer: z.object({ type: z.literal('answer'), id: correlation, seq, view: z.unknown().describe('see the views') }),
  events: z
    .object({
      type: z.literal('events'),
      seq,
      check,
      prev: seq.describe('seq of the events or snapshot frame before this one; at first the seq asked for'),
      atMs,
      events: z.array(z.looseObject({ type: z.string() })).min(1),
      more,
    })
    .describe('What happened in one record, as far as it concerns this connection.'),
  gap: z
    .object({ type: z.literal('gap'), reason: z.enum(GAP_REASONS), after: position })
    .describe('The stream cannot go on from the position asked for; a snapshot follows.'),
  snapshot: z
    .object({
      type: z.literal('snapshot'),
      seq,
      check,
      atMs,
      view: z.unknown().describe('desk: agent; adapter: adapter; supervisor: overview'),
      more,
    })
    .describe('Everything that concerns this connection, as of one record; lists of several parts are joined.'),
  heartbeat: z
    .object({ type: z.literal('heartbeat'), seq, check, atMs })
    .describe('Everything up to here has been sent; a client may resume from it.'),
  reconciled: z.object({ type: z.literal('reconciled'), id: correlation, seq }),
  relay: z.object({ type: z.literal('relay'), ...relayed, k, body }).describe('Content from the other side of an assignment.'),
  relayed: z.object({ type: z.literal('relayed'), id: correlation }).describe('The frame was handed to the other side.'),
  'relay-fetch': z
    .object({ type: z.literal('relay-fetch'), ...relayed, after: z.int().min(0) })
    .describe('To the adapter: send messages after k again, then relay-end.'),
  'relay-end': z.object({ type: z.literal('relay-end'), ...relayed, k: z.int().min(0), received: z.int().min(0) }),
  bye: z
    .object({
      type: z.literal('bye'),
      reason: z.enum(CLOSE_REASONS),
      message: z.string(),
      retryAfterMs: z.int().min(0).nullable().describe('null: do not connect again by yourself'),
    })
    .describe('Last frame before the gateway closes the connection.'),
} as const;

export const serverFrameSchema = z.discriminatedUnion('type', [
  serverFrames.welcome,
  serverFrames.ok,
  serverFrames.error,
  serverFrames.answer,
  serverFrames.events,
  serverFrames.gap,
  serverFrames.snapshot,
  serverFrames.heartbeat,
  serverFrames.reconciled,
  serverFrames.relay,
  serverFrames.relayed,
  serverFrames['relay-fetch'],
  serverFrames['relay-end'],
  serverFrames.bye,
]);

export type ClientFrameType = keyof typeof clientFrames;
export type ServerFrameType = keyof typeof serverFrames;
/** A frame as the gateway reads it: its envelope checked, its content not yet. */
export type ReceivedFrame = z.output<typeof clientFrameSchema>;
export type ReceivedFrameOf<T extends ClientFrameType> = Extract<ReceivedFrame, { type: T }>;
export type WireLimits = z.output<typeof wireLimitsSchema>;
export type GapReason = (typeof GAP_REASONS)[number];

type Checked = z.output<typeof serverFrameSchema>;

/** A frame as the gateway writes it. */
export type ServerFrame =
  | Exclude<Checked, { type: 'events' | 'error' }>
  | EventsFrame
  | ({ readonly type: 'error'; readonly n?: number; readonly id?: string; readonly retryAfterMs?: number } & Rejection);
export type ServerFrameOf<T extends ServerFrameType> = Extract<ServerFrame, { type: T }>;

export interface EventsFrame {
  readonly type: 'events';
  readonly seq: number;
  readonly check: string;
  readonly prev: number;
  readonly atMs: number;
  readonly events: readonly WireEvent[];
  readonly more: boolean;
}

/** A frame as a client writes it. */
export type ClientFrame =
  | { readonly type: 'command'; readonly n: number; readonly command: CommandInput }
  | { readonly type: 'query'; readonly id: string; readonly query: QueryInput }
  | Exclude<ReceivedFrame, { type: 'command' | 'query' }>;

/** An assignment, as relay frames name it. */
export interface AssignmentRef {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly offer: string;
}

/** The view a role's snapshot holds. */
export interface SnapshotViews {
  readonly desk: Views['agent'];
  readonly adapter: Views['adapter'];
  readonly supervisor: Views['overview'];
}
export type SnapshotView = SnapshotViews[keyof SnapshotViews];
