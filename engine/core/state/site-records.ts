import type { DoorOverride, Suspension } from '../../domain/door.js';
import type { AdapterId, CalendarId, HubId, LanguageTag, QueueId } from '../../domain/ids.js';
import type { ThresholdMeasure } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { AdapterState, HubState, QueueState } from '../../lifecycle/tables.js';
import type { ShareRecord } from './share-record.js';

/** The run-time part of queues, hubs, shifts and adapters: what the plan does not say of them. */

/** A queue at run time. `clockMs` is routable time; the clock is stopped while `clockSinceMs` is `null`. */
export interface QueueRecord {
  readonly id: QueueId;
  state: QueueState;
  clockMs: Ms;
  clockSinceMs: Ms | null;
  /** The calendar's next change is looked for after this instant. */
  calendarReadAtMs: Ms;
  /** Contacts queued or offered. */
  waiting: number;
  /** Thresholds currently crossed. */
  crossed: readonly ThresholdMeasure[];
  /** Queues it currently overflows to, in the order in which that began. */
  overflowing: readonly QueueId[];
  /** Step conditions that hold, each as `channel/step/measure`. */
  conditions: readonly string[];
  /** How long the queue's last contacts occupied their agents, including wrap-up, latest last: the basis of wait estimates. */
  readonly lastHandledMs: Ms[];
  /** Present if the queue has shares. */
  shares: ShareRecord | null;
  /** A supervisor's override of the calendar; `null`: the calendar rules. */
  override: DoorOverride | null;
}

export interface HubRecord {
  readonly id: HubId;
  state: HubState;
  calendarReadAtMs: Ms;
  /** While suspended: until when, why, by whom. */
  suspension: Suspension | null;
  /** Languages for which nobody is there; `null` among them: nobody is there at all. */
  uncovered: readonly (LanguageTag | null)[];
}

/** A shift of the roster; its hours are a calendar of the plan in force. */
export interface ShiftRecord {
  readonly id: CalendarId;
  /** The shift's next change is looked for after this instant. */
  readAtMs: Ms;
}

export interface AdapterRecord {
  readonly id: AdapterId;
  state: AdapterState;
  graceUntilMs: Ms | null;
  /** Since when its assignments are unconfirmed: the adapter stayed away too long and has not yet listed the contacts it holds. */
  unconfirmedSinceMs: Ms | null;
}
