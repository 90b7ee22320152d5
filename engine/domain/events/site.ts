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
  /** 1 for the first plan of the box, one more each time. */
  readonly planVersion: number;
  readonly plan: Plan;
  readonly roster: Roster;
  /** Agents over whose new profile changes by supervisors are laid, as everybody reads them from now on. */
  readonly overlaid: readonly AgentProfile[];
  /** Contacts whose place in the order is another one under this plan; nothing else of them changes. */
  readonly rekeyed: readonly Rekeyed[];
}

export interface CalendarExtended {
  readonly type: 'calendar.extended';
  readonly calendars: readonly CompiledCalendar[];
}

/** A calendar has reached its horizon: whatever follows it is closed until it is extended. An alarm. */
export interface CalendarEnded {
  readonly type: 'calendar.ended';
  readonly calendar: CalendarId;
}

/** From now on newcomers go to another queue. */
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
  /** Whether it has listed what it holds: what was assigned before is confirmed. */
  readonly reconciled: boolean;
  /** Of the contacts it listed, those that are not live here, the first of them: it may drop them. */
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

/** The bound on remembered customers, by number or age. */
export interface CustomerForgotten {
  readonly type: 'customer.forgotten';
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
}

/** The bound on remembered senders, by number or age. */
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
