import type { Overlay } from '../domain/agent-change.js';
import type { DoorOverride, Suspension } from '../domain/door.js';
import type { NextPresence } from '../domain/events/agent.js';
import type { Aside } from '../domain/events/aside.js';
import type { Affinity, Attributes, Requirement } from '../domain/events/contact.js';
import type { Outbound } from '../domain/events/outbound.js';
import type { AgentId, ChannelId, ContactId, HubId, LanguageTag, OfferId, QueueId, TenantId } from '../domain/ids.js';
import type { BookableSlot, Slot } from '../domain/slots.js';
import type { CapacityUnits, Ms } from '../domain/units.js';

/** What is live in a router: contacts, agents, queues, hubs and adapters. */

/** A live contact. */
export interface ContactView {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly ordinal: number;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly state: string;
  readonly requirement: Requirement;
  readonly attributes: Attributes;
  readonly band: number;
  readonly priority: number;
  readonly rankFromMs: Ms;
  readonly rankAtMs: Ms;
  readonly targetDueMs: Ms;
  readonly openSteps: readonly number[];
  readonly affinity: Affinity | null;
  /** While the customer is to be called back: attempts that reached nobody. */
  readonly callback: { readonly attempts: number } | null;
  /** The progress of its campaign; `null`: it belongs to none. */
  readonly outbound: Outbound | null;
  /** While parked: why, and what brings it back. */
  readonly aside: Aside | null;
  /** The slot in which it is promised an agent. */
  readonly slot: Slot | null;
  readonly adapter: string | null;
  readonly owner: AgentId | null;
  readonly offers: readonly OfferId[];
}

/** An offer, assignment or wrap-up of an agent. */
export interface OfferView {
  readonly offer: OfferId;
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly agent: AgentId;
  readonly state: string;
  readonly language: LanguageTag | null;
  readonly ring: number;
  readonly cost: CapacityUnits;
  readonly madeAtMs: Ms;
  /** End of the offer, or of the wrap-up; `null` while assigned. */
  readonly dueMs: Ms | null;
  /** From when the agent may end the wrap-up; `null`: it has not begun. */
  readonly wrapUpEarliestMs: Ms | null;
  readonly acceptedAtMs: Ms | null;
  /** While offered or in hand: the customer has still to be called, and how many attempts reached nobody; `null`: the customer is there. */
  readonly callback: { readonly attempts: number } | null;
  /** Whether the adapter that brought the contact stayed away and has not listed it since. */
  readonly unconfirmed: boolean;
  /** `null` once the contact has been released. */
  readonly attributes: Attributes | null;
}

/** A consult or consultative transfer by which an agent asks a colleague, from the asking until it is over. */
export interface QuestionView {
  readonly tenant: TenantId;
  /** The contact by which it asks; `about`: the one it asks about, which it has in hand. */
  readonly contact: ContactId;
  readonly ordinal: number;
  readonly kind: 'consult' | 'transfer';
  readonly about: ContactId;
  /** The one agent who is asked; `null`: whoever the queue finds. */
  readonly to: AgentId | null;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly state: string;
  /** The colleague who has taken it. */
  readonly agent: AgentId | null;
}

export interface AgentView {
  readonly agent: AgentId;
  readonly hub: HubId;
  /** Whether the hub is open, closed or suspended. */
  readonly hubState: string;
  readonly tenants: readonly TenantId[];
  readonly presence: string;
  readonly reason: string | null;
  readonly channels: readonly ChannelId[];
  readonly connection: string;
  readonly loadUnits: CapacityUnits;
  readonly capacity: CapacityUnits;
  readonly idleSinceMs: Ms | null;
  readonly strikes: number;
  /** The presence that takes effect when the work in hand is done. */
  readonly next: NextPresence | null;
  /** When the agent, set not ready for not answering, becomes ready again by itself. */
  readonly backOffUntilMs: Ms | null;
  /** Changes by supervisors in force, the newest last. */
  readonly changes: readonly Overlay[];
  /** How the last acceptances were divided between both directions; `null`: the hub does not blend them. */
  readonly blend: { readonly outboundPercent: number; readonly outbound: number; readonly of: number } | null;
  readonly work: readonly OfferView[];
  /** What it asks colleagues, in the order asked. What it is asked itself is `work`. */
  readonly questions: readonly QuestionView[];
}

export interface QueueView {
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly state: string;
  readonly waiting: number;
  readonly offered: number;
  /** Parked contacts: not in line, and not counted towards the queue's limit. */
  readonly parked: number;
  readonly inHand: number;
  /** `rankFromMs` of the contact that has waited longest; `null`: nobody waits. */
  readonly oldestFromMs: Ms | null;
  /** Contacts waiting, offered or in hand whose target is reported at risk, or missed. */
  readonly atRisk: number;
  readonly missed: number;
  /** Thresholds that are crossed: `waiting`, `oldest`. */
  readonly crossed: readonly string[];
  /** Target and last assignments of each group of hubs; `null`: the queue has no shares. */
  readonly shares: readonly ShareView[] | null;
  /** A supervisor's override of the calendar; `null`: the calendar rules. */
  readonly override: DoorOverride | null;
}

/** A group's target share of a queue, and its part of the last assignments. */
export interface ShareView {
  readonly hubs: readonly HubId[];
  readonly percent: number;
  readonly assigned: number;
  readonly of: number;
}

/** Agents of a hub by what they are doing; together with `notReady`, the first three add up to those signed in. */
export interface HubView {
  readonly hub: HubId;
  readonly state: string;
  readonly ready: number;
  readonly busy: number;
  readonly wrapUp: number;
  readonly notReady: number;
  readonly offline: number;
  /** Languages for which nobody is there, as the plan's `cover` requires; `null` among them: nobody at all. */
  readonly uncovered: readonly (LanguageTag | null)[];
  /** While a supervisor has suspended it. */
  readonly suspension: Suspension | null;
}

/** An urgent contact (band 0) that nobody has yet. */
export interface AlarmView {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly sinceMs: Ms;
}

export interface OverviewView {
  readonly atMs: Ms;
  readonly planVersion: number;
  /** Standing alarms, the oldest contact first. */
  readonly alarms: readonly AlarmView[];
  readonly queues: readonly QueueView[];
  readonly hubs: readonly HubView[];
  readonly agents: readonly AgentView[];
}

/** The contacts an adapter brought and that are still live. */
export interface AdapterView {
  readonly adapter: string;
  readonly state: string;
  readonly contacts: readonly ContactView[];
}

export interface SenderView {
  readonly sender: string;
  /** 0: nothing was ever accepted from it. */
  readonly highestN: number;
}

/** Slots of a queue that can still be booked. */
export interface SlotsView {
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly slots: readonly BookableSlot[];
}
