import { LIMITS } from '@signalbox/engine';
import type { Role, WireLimits } from '@signalbox/engine/protocol';

/** Every bound of the gateway. All can be set; the defaults are what docs/protocol.md states. */
export interface GatewayLimits {
  readonly connectionsMax: number;
  /** Largest frame taken; a larger one closes the connection. */
  readonly frameBytesMax: number;
  readonly relayBytesMax: number;
  /** Sustained frames per second of one connection; beyond it the gateway reads more slowly. */
  readonly framesPerSecond: Readonly<Record<Role, number>>;
  readonly framesBurst: Readonly<Record<Role, number>>;
  /** Frames read but not yet looked at; beyond it the connection is closed. */
  readonly inboxMax: number;
  /** Unanswered commands and questions of one connection; beyond it the gateway reads no further until some are answered. */
  readonly unansweredMax: number;
  /** Malformed frames of one connection before it is closed. */
  readonly malformedMax: number;
  /** Bytes waiting to be sent to one connection; beyond it the client is too slow and is dropped. */
  readonly bufferedBytesMax: number;
  readonly heartbeatMs: number;
  /** Longest time from the upgrade to the welcome. */
  readonly openingMs: number;
  /** Longest time a closing handshake may take before the socket is destroyed. */
  readonly closingMs: number;
  /** Records a returning client may be behind; beyond it a snapshot is cheaper. */
  readonly replayRecordsMax: number;
  /** Released records kept in memory for the switch from replay to live. */
  readonly recentRecords: number;
  /** Events, or list entries of a snapshot, in one frame. */
  readonly itemsPerFrame: number;
  /** Contacts in one part of a reconciliation. */
  readonly holdsPerFrame: number;
  /** Refused connection attempts per address and minute; beyond it further ones are refused without being examined. */
  readonly refusedPerMinute: number;
}

export const DEFAULT_LIMITS: GatewayLimits = {
  connectionsMax: 10_000,
  frameBytesMax: 65_536,
  relayBytesMax: 16_384,
  framesPerSecond: { adapter: 2_000, desk: 100, supervisor: 100 },
  framesBurst: { adapter: 4_000, desk: 200, supervisor: 200 },
  inboxMax: 4_096,
  unansweredMax: 512,
  malformedMax: 16,
  bufferedBytesMax: 4_194_304,
  heartbeatMs: 5_000,
  openingMs: 10_000,
  closingMs: 2_000,
  replayRecordsMax: 200_000,
  recentRecords: 1_024,
  itemsPerFrame: 500,
  holdsPerFrame: 1_000,
  refusedPerMinute: 300,
};

/** What a client is told of the limits in its welcome. */
export function wireLimits(limits: GatewayLimits, role: Role): WireLimits {
  return {
    frameBytesMax: limits.frameBytesMax,
    relayBytesMax: limits.relayBytesMax,
    framesPerSecond: limits.framesPerSecond[role],
    framesBurst: limits.framesBurst[role],
    unansweredMax: limits.unansweredMax,
    outcomesKept: LIMITS.outcomesPerSender,
    holdsPerFrame: limits.holdsPerFrame,
  };
}
