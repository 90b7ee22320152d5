import type { CalendarId, ChannelId, HubId, LanguageTag, QueueId, TenantId } from './ids.js';
import type { RoutingPolicy } from './policy.js';
import type { Slots } from './slots.js';
import type { Ms } from './units.js';

/**
 * What a queue outside its calendar does. `reject`: new contacts are turned away, those already waiting are still served.
 * `keep`: contacts are taken and wait, their routable time standing still, until the queue opens.
 * `callback`: as `keep`, and who comes, or holds the line when it closes, is called back when the queue opens next (live channels).
 */
export type WhenClosed = 'reject' | 'keep' | 'callback';

export const THRESHOLD_MEASURES = ['waiting', 'oldest'] as const;
/** `waiting`: contacts queued or offered; `oldest`: how long the one that has waited longest has. */
export type ThresholdMeasure = (typeof THRESHOLD_MEASURES)[number];

/** An alarm with hysteresis: lit once the value is above `over`, out once it is at or below `until`. */
export interface Threshold {
  readonly over: number;
  readonly until: number;
}

/** While this queue overflows, newcomers go to `to`: from more than `waitingOver` waiting until there are no more than `until`. */
export interface Overflow {
  readonly to: QueueId;
  readonly waitingOver: number;
  readonly until: number;
}

/** Hubs that are to have `percent` of a queue's assignments between them. */
export interface ShareGroup {
  readonly hubs: readonly HubId[];
  readonly percent: number;
}

/** Target shares by groups of hubs, over the queue's last assignments. */
export interface Shares {
  readonly groups: readonly ShareGroup[];
  /** How many of the last assignments count. */
  readonly window: number;
  /** Percent points of the window a group may be ahead before it waits for the others. */
  readonly tolerance: number;
  /** Longest routable time a contact is kept for a group that is below its share. */
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
  /** Most contacts waiting at a time; one more is turned away (band 0 never is). `null`: no limit but the box's own. */
  readonly waitingMax: number | null;
  /** When wallboards light up; `oldest` in milliseconds. `null`: never. */
  readonly thresholds: Readonly<Record<ThresholdMeasure, Threshold | null>>;
  /** Where newcomers go while it is full; `null`: they are turned away. */
  readonly whenFull: QueueId | null;
  readonly overflow: readonly Overflow[];
  /** What a release of the queue's contacts may be called; `null`: anything. */
  readonly dispositions: readonly string[] | null;
  /** How the work is split between hubs; `null`: as it comes. */
  readonly shares: Shares | null;
  /** What its customers may book; `null`: nothing. */
  readonly slots: Slots | null;
  /** One policy per channel of the queue. */
  readonly policies: Readonly<Record<ChannelId, RoutingPolicy>>;
}
