import type { CalendarId, ChannelId, HubId, LanguageTag, QueueId, TenantId } from './ids.js';
import type { RoutingPolicy } from './policy.js';
import type { Slots } from './slots.js';
import type { Ms } from './units.js';

/**
 * What a closed queue does. `reject`: new contacts are rejected, waiting ones are still served. `keep`: contacts are accepted and wait,
 * their routable time standing still, until the queue opens. `callback`: like `keep`, and customers on live channels who come, or are on
 * hold when it closes, are called back when the queue opens next.
 */
export type WhenClosed = 'reject' | 'keep' | 'callback';

export const THRESHOLD_MEASURES = ['waiting', 'oldest'] as const;
/** `waiting`: number of contacts queued or offered; `oldest`: the longest wait among them. */
export type ThresholdMeasure = (typeof THRESHOLD_MEASURES)[number];

/** An alarm with hysteresis: lit once the value is above `over`, out once it is at or below `until`. */
export interface Threshold {
  readonly over: number;
  readonly until: number;
}

/** While this queue overflows, new contacts go to `to`: from more than `waitingOver` waiting until there are no more than `until`. */
export interface Overflow {
  readonly to: QueueId;
  readonly waitingOver: number;
  readonly until: number;
}

/** Hubs that together are to have `percent` of a queue's assignments. */
export interface ShareGroup {
  readonly hubs: readonly HubId[];
  readonly percent: number;
}

/** Target shares by groups of hubs, over the queue's last assignments. */
export interface Shares {
  readonly groups: readonly ShareGroup[];
  /** How many of the last assignments count. */
  readonly window: number;
  /** How far a group may be ahead, in percent of the window, before it waits for the others. */
  readonly tolerance: number;
  /** Longest routable time a contact is held for a group below its share. */
  readonly holdMs: Ms;
}

/** Where contacts enter. */
export interface Queue {
  readonly id: QueueId;
  readonly tenant: TenantId;
  /** Line of the tenant's business, for reports. */
  readonly programme: string | null;
  readonly channels: readonly ChannelId[];
  /** Hubs that serve this queue first, in order; empty: any hub. */
  readonly home: readonly HubId[];
  readonly homeByLanguage: Readonly<Record<LanguageTag, readonly HubId[]>>;
  readonly lead: HubId | null;
  /** Opening hours; without one the queue is always open. */
  readonly calendar: CalendarId | null;
  readonly whenClosed: WhenClosed;
  /** Maximum number of waiting contacts; one more is rejected (band 0 never is). `null`: no limit except the router's own. */
  readonly waitingMax: number | null;
  /** Thresholds of alarms; `oldest` in milliseconds. `null`: no alarm. */
  readonly thresholds: Readonly<Record<ThresholdMeasure, Threshold | null>>;
  /** Where new contacts go while it is full; `null`: they are rejected. */
  readonly whenFull: QueueId | null;
  readonly overflow: readonly Overflow[];
  /** The dispositions a release may name; `null`: anything. */
  readonly dispositions: readonly string[] | null;
  /** How the work is split between hubs; `null`: not at all. */
  readonly shares: Shares | null;
  /** The slots its customers may book; `null`: none. */
  readonly slots: Slots | null;
  /** One policy per channel of the queue. */
  readonly policies: Readonly<Record<ChannelId, RoutingPolicy>>;
}
