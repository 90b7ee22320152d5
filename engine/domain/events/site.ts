import type { AgentProfile, Roster } from '../agent.js';
import type { CompiledCalendar } from '../calendar.js';
import type { AdapterId, CalendarId, ContactId, ContactOrdinal, CustomerKey, QueueId, TenantId } from '../ids.js';
import type { Plan } from '../plan.js';
import type { Ms } from '../units.js';
import type { DoorEvent } from './door.js';
import type { ShiftEvent } from './shift.js';

/** First event of every epoch: what the box was restarted with. */
export interface RouterResumed {
  readonly type: 'router.resumed';
  readonly downMs: Ms;
  readonly codeVersion: string;
  readonly rules: number;
  readonly tableDigests: Readonly<Record<string, string>>;
  readonly tzdata: string;
}

/** A contact's place under a new plan; the instant it counts from and the contact's own priority stay. */
export interface Rekeyed {
  readonly ordinal: ContactOrdinal;
  readonly band: number;
  readonly targetMs: Ms;
  readonly rankAtMs: Ms;
}

export interface PlanPublished {
  readonly type: 'plan.published';
  /** 1 for the first plan of this router, one more each time. */
  readonly planVersion: number;
  readonly plan: Plan;
  readonly roster: Roster;
  /** Agents with changes in force over their new profile, as everything reads them from now on. */
  readonly overlaid: readonly AgentProfile[];
  /** Contacts whose place in the order changes under this plan; nothing else of them changes. */
  readonly rekeyed: readonly Rekeyed[];
}

export interface CalendarExtended {
  readonly type: 'calendar.extended';
  readonly calendars: readonly CompiledCalendar[];
}

/** An alarm: a calendar has reached its horizon, and whatever follows it is closed until it is extended. */
export interface CalendarEnded {
  readonly type: 'calendar.ended';
  readonly calendar: CalendarId;
}

/** From now on new contacts go to another queue. */
export interface OverflowBegan {
  readonly type: 'queue.overflow-began';
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly to: QueueId;
  readonly waiting: number;
}

export interface OverflowEnded extends Omit<OverflowBegan, 'type'> {
  readonly type: 'queue.overflow-ended';
}

export interface AdapterConnected {
  readonly type: 'adapter.connected';
  readonly adapter: AdapterId;
  /** Whether it has listed the contacts it holds, so that its assignments are confirmed. */
  readonly reconciled: boolean;
  /** Contacts it listed that are not live here (up to a limit): it may drop them. */
  readonly unknown: readonly { readonly tenant: TenantId; readonly contact: ContactId }[];
}
export interface AdapterConnectionLost {
  readonly type: 'adapter.connection-lost';
  readonly adapter: AdapterId;
  readonly graceUntilMs: Ms;
}
export interface AdapterConnectionExpired {
  readonly type: 'adapter.connection-expired';
  readonly adapter: AdapterId;
}

/** A remembered customer was forgotten, by number or age. */
export interface CustomerForgotten {
  readonly type: 'customer.forgotten';
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
}

/** A remembered sender was forgotten, by number or age. */
export interface SenderForgotten {
  readonly type: 'sender.forgotten';
  readonly sender: string;
}

export type SiteEvent =
  | RouterResumed
  | PlanPublished
  | CalendarExtended
  | CalendarEnded
  | DoorEvent
  | ShiftEvent
  | OverflowBegan
  | OverflowEnded
  | AdapterConnected
  | AdapterConnectionLost
  | AdapterConnectionExpired
  | CustomerForgotten
  | SenderForgotten;
