import type { DoorOverride, Suspension } from '../domain/door.js';
import type { AdapterId, CalendarId, HubId, LanguageTag, QueueId } from '../domain/ids.js';
import type { ThresholdMeasure } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import type { AdapterState, HubState, QueueState } from '../lifecycle/tables.js';
import type { ShareRecord } from './share-record.js';

/** Queues, hubs, shifts and adapters at run time: what the plan does not say of them. */

/** A queue at run time. `clockMs` is routable time; it stands while `clockSinceMs` is `null`. */
export interface QueueRecord {
  readonly id: QueueId;
  state: QueueState;
  clockMs: Ms;
  clockSinceMs: Ms | null;
  /** The calendar's next change counts from here. */
  calendarReadAtMs: Ms;
  /** Contacts queued or offered. */
  waiting: number;
  /** Thresholds that are crossed. */
  crossed: readonly ThresholdMeasure[];
  /** Queues it overflows to now, in the order it began to. */
  overflowing: readonly QueueId[];
  /** Conditions of steps that hold, each as `channel/step/measure`. */
  conditions: readonly string[];
  /** How long the last contacts of the queue kept their agents, wrap-up included, the latest last: what waits are estimated from. */
  readonly lastHandledMs: Ms[];
  /** Where the queue states shares. */
  shares: ShareRecord | null;
  /** A supervisor's word over the calendar; `null`: the calendar rules. */
  override: DoorOverride | null;
}

export interface HubRecord {
  readonly id: HubId;
  state: HubState;
  calendarReadAtMs: Ms;
  /** While suspended: until when, why, by whom. */
  suspension: Suspension | null;
  /** Languages nobody is there for; `null` among them: nobody is there at all. */
  uncovered: readonly (LanguageTag | null)[];
}

/** A shift of the roster; its hours are a calendar of the plan in force. */
export interface ShiftRecord {
  readonly id: CalendarId;
  /** The shift's next change counts from here. */
  readAtMs: Ms;
}

export interface AdapterRecord {
  readonly id: AdapterId;
  state: AdapterState;
  graceUntilMs: Ms | null;
  /** What was assigned of its contacts by then is not confirmed: it stayed away, and has not listed what it holds since. */
  unconfirmedSinceMs: Ms | null;
}
