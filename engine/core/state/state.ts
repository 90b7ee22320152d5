import type { AgentProfile, TierRule } from '../../domain/agent.js';
import type { Overlay } from '../../domain/agent-change.js';
import type { Direction } from '../../domain/blend.js';
import type { CoolDown, NextPresence } from '../../domain/events/agent.js';
import type { Aside } from '../../domain/events/aside.js';
import type { Affinity, Attributes, Link, ParticipantMode, Requirement } from '../../domain/events/contact.js';
import type { Outbound } from '../../domain/events/outbound.js';
import type {
  AdapterId,
  AgentId,
  CalendarId,
  ChannelId,
  ContactId,
  ContactOrdinal,
  CustomerKey,
  HubId,
  LanguageTag,
  OfferId,
  QueueId,
  TenantId,
} from '../../domain/ids.js';
import type { Plan } from '../../domain/plan.js';
import type { Slot } from '../../domain/slots.js';
import type { CapacityUnits, Ms, Seq } from '../../domain/units.js';
import type { ConnectionState, ContactState, OfferState, PresenceState } from '../../lifecycle/tables.js';
import { contactOrder } from '../contact-order.js';
import { type Deadlines, noDeadlines } from '../due/deadlines.js';
import { ByOrdinal } from './by-ordinal.js';
import { ContactsByName } from './contacts-by-name.js';
import type { PlanIndex } from './plan-index.js';
import type { AlarmRecord, RememberedCustomer, RememberedPlace, SenderRecord } from './remembered.js';
import { sharedRequirements } from './shared-requirements.js';
import type { AdapterRecord, HubRecord, QueueRecord, ShiftRecord } from './site-records.js';
import { Sorted } from './sorted.js';
import { allTouched, type Touched } from './touched.js';

/** A supervisor who takes part in an owned contact; never its owner, and without load. */
export interface Participant {
  readonly participant: string;
  readonly mode: ParticipantMode;
}

/** A contact that is not over yet. */
export interface LiveContact {
  readonly ordinal: ContactOrdinal;
  readonly tenant: TenantId;
  readonly contact: ContactId;
  queue: QueueId;
  readonly channel: ChannelId;
  /** The number of this enqueue of the contact, from 1, and when it happened. */
  visit: number;
  visitAtMs: Ms;
  readonly customer: CustomerKey | null;
  readonly adapter: AdapterId | null;
  enteredClockMs: Ms;
  /** The instant its steps count from while it is urgent: band 0 does not wait for doors. */
  enteredAtMs: Ms;
  state: ContactState;
  requirement: Requirement;
  attributes: Attributes;
  band: number;
  priority: number;
  rankFromMs: Ms;
  targetMs: Ms;
  rankAtMs: Ms;
  affinity: Affinity | null;
  /** While the customer is to be called back: attempts that reached nobody. */
  callback: { readonly attempts: number } | null;
  /** The progress of its campaign. */
  outbound: Outbound | null;
  /** While parked: why, and what brings it back. */
  aside: Aside | null;
  /** The slot in which it is promised an agent, until it has one, the slot is over, or the booking is cancelled. */
  slot: Slot | null;
  readonly link: Link | null;
  /** The bot that handed it off to people; `null`: none has. */
  handedOffBy: AgentId | null;
  /** The agent who gets it back if the one it was transferred to does not take it. */
  returnsTo: AgentId | null;
  /** Participants besides the owner, for as long as that owner has it. */
  participants: readonly Participant[];
  /** Indices of the policy's open steps, ascending; step 0 is always open. */
  openSteps: readonly number[];
  /** The wait up to which agents' tier rules have begun for it. */
  tiersOpenMs: Ms;
  /** Offers made so far; the next one is `(ordinal, offersMade + 1)`. */
  offersMade: number;
  /** Its current offers: live ones while offered, the owner's one while owned. */
  offers: readonly OfferId[];
  /** The target dates for which risk and miss have been reported; a later date is reported anew. */
  riskToldForMs: Ms | null;
  missToldForMs: Ms | null;
  /** Whether the end of being held for a group's share has been recorded. */
  shareHoldOver: boolean;
  /** Agents skipped for this contact, and until when. */
  refusals: ReadonlyMap<AgentId, Ms>;
}

/** An offer, from being made until the end of the agent's wrap-up; it may outlive its contact by the wrap-up. */
export interface LiveOffer {
  readonly offer: OfferId;
  readonly ordinal: ContactOrdinal;
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly ring: number;
  readonly tier: number;
  readonly language: LanguageTag | null;
  readonly preferredLanguage: LanguageTag | null;
  readonly cost: CapacityUnits;
  /** Exceeds the agent's capacity, by a supervisor's decision or because the customer is back. */
  overCapacity: boolean;
  readonly madeAtMs: Ms;
  /** The plan it was made under. */
  readonly planVersion: number;
  state: OfferState;
  /** End of the offer while live, of the wrap-up while wrapping up; otherwise `null`. */
  dueMs: Ms | null;
  acceptedAtMs: Ms | null;
  /** When the contact was released: start of the wrap-up. */
  releasedAtMs: Ms | null;
  /** From when the agent may end the wrap-up, and how often it has been extended. */
  wrapUpEarliestMs: Ms | null;
  extensions: number;
  suspendedAtMs: Ms | null;
  /** While assigned: when it becomes idle unless the customer is heard of before. */
  idleDueMs: Ms | null;
  /** While idle and the customer is back: by when its owner must have resumed it. */
  resumeDueMs: Ms | null;
  /** Time this assignment has been suspended or idle, excluding the present suspension. */
  suspendedMs: Ms;
}

export interface BackOff {
  readonly untilMs: Ms;
  readonly channels: readonly ChannelId[] | null;
}

/** An agent of the roster, or one who has left it and still has work. */
export interface AgentRecord {
  readonly id: AgentId;
  /** Order of first appearance at this router; breaks every tie among agents. */
  readonly ordinal: number;
  /** The roster's profile with all changes in force applied: the one everything reads. */
  profile: AgentProfile;
  rosterProfile: AgentProfile;
  /** Changes by supervisors in force, newest last. */
  changes: readonly Overlay[];
  inRoster: boolean;
  presence: PresenceState;
  reason: string | null;
  /** Channels the agent is ready for; `null`: all of the profile's. */
  readyFor: readonly ChannelId[] | null;
  connection: ConnectionState;
  connections: readonly string[];
  graceUntilMs: Ms | null;
  /** Everything that takes capacity: live offers, assignments, suspended ones, wrap-ups; oldest first. */
  offers: OfferId[];
  /** Unanswered offers in a row. */
  strikes: number;
  /** How many times in a row the agent was set not ready for not answering. */
  noAnswers: number;
  /** When the agent becomes ready again by itself, and for which channels. */
  backOff: BackOff | null;
  /** What the agent is not offered for a short time after finishing a contact. */
  coolDowns: readonly CoolDown[];
  /** The presence that takes effect when the last piece of work is done. */
  next: NextPresence | null;
  /** When the agent's last assignment or wrap-up ended, else the sign-in; meaningless while there is work. */
  idleSinceMs: Ms;
  signedInSeq: Seq;
  lastOfferSeq: ReadonlyMap<QueueId, Seq>;
  /** If the hub blends both directions: the directions of the last acceptances, oldest first; at most the window. */
  lastDirections: readonly Direction[];
  /** Last instant for which an authorisation change was recorded. */
  authorisationReadAtMs: Ms;
}

/** A tier rule that begins only after some waiting, and how many agents have it; members of a group share theirs. */
export interface LateTier {
  readonly rule: TierRule;
  agents: number;
}

/**
 * Everything later decisions depend on. Written by `apply` alone. The second group of fields is derived from the first: indices kept for
 * speed, outside the hash, rebuilt when a state is restored.
 */
export interface RouterState {
  seq: Seq;
  atMs: Ms;
  epoch: number;
  rules: number;
  planVersion: number;
  plan: Plan | null;
  lastContactOrdinal: ContactOrdinal;
  lastAgentOrdinal: number;
  readonly agents: Map<AgentId, AgentRecord>;
  readonly contacts: ByOrdinal<LiveContact>;
  readonly offers: Map<OfferId, LiveOffer>;
  readonly queues: Map<QueueId, QueueRecord>;
  readonly hubs: Map<HubId, HubRecord>;
  readonly shifts: Map<CalendarId, ShiftRecord>;
  readonly adapters: Map<AdapterId, AdapterRecord>;
  /** Standing alarms by contact. */
  readonly alarms: Map<ContactOrdinal, AlarmRecord>;
  readonly customers: Map<string, RememberedCustomer>;
  readonly places: Map<string, RememberedPlace>;
  /** Customers no campaign may call, by `contactKey`. */
  readonly doNotContact: Set<string>;
  readonly senders: Map<string, SenderRecord>;
  readonly endedCalendars: Set<string>;

  index: PlanIndex | null;
  /** Contacts of campaigns by the `contactKey` of their customer. */
  readonly enlisted: Map<string, Set<LiveContact>>;
  readonly contactsByName: ContactsByName;
  /** Queued contacts in (band, rankAtMs, ordinal) order. */
  readonly waiting: Sorted<LiveContact>;
  /** Offered contacts that may have more live offers than they have, in the same order: broadcasts to be topped up. */
  readonly toTopUp: Sorted<LiveContact>;
  /** Contacts of band 0 that nobody has. */
  readonly urgent: Set<LiveContact>;
  /** All agents by ordinal. */
  readonly agentsInOrder: AgentRecord[];
  /** Agents who will leave once their work is done. */
  readonly leaving: Set<AgentRecord>;
  /** Agents with assignments to be resumed: suspended ones, and idle ones whose customer is back. */
  readonly interrupted: Set<AgentRecord>;
  /** Contacts between people: consults, and transfers that nobody has taken yet. */
  readonly handovers: Set<LiveContact>;
  /** Contacts that hold a place in a slot. */
  readonly booked: Set<LiveContact>;
  /** Contacts set aside until their queue opens. */
  readonly awaitingOpening: Set<LiveContact>;
  /** Tier rules that begin only after some waiting, by content. */
  readonly lateTiers: Map<string, LateTier>;
  readonly deadlines: Deadlines;
  readonly touched: Touched;
  /** Replaces equal requirements by one shared object. */
  readonly requirements: (requirement: Requirement) => Requirement;
}

export function freshState(): RouterState {
  return {
    seq: 0,
    atMs: 0,
    epoch: 0,
    rules: 1,
    planVersion: 0,
    plan: null,
    lastContactOrdinal: 0,
    lastAgentOrdinal: 0,
    agents: new Map(),
    contacts: new ByOrdinal(),
    offers: new Map(),
    queues: new Map(),
    hubs: new Map(),
    shifts: new Map(),
    adapters: new Map(),
    alarms: new Map(),
    customers: new Map(),
    places: new Map(),
    doNotContact: new Set(),
    senders: new Map(),
    endedCalendars: new Set(),
    index: null,
    enlisted: new Map(),
    contactsByName: new ContactsByName(),
    waiting: new Sorted<LiveContact>(contactOrder),
    toTopUp: new Sorted<LiveContact>(contactOrder),
    urgent: new Set(),
    agentsInOrder: [],
    leaving: new Set(),
    interrupted: new Set(),
    handovers: new Set(),
    booked: new Set(),
    awaitingOpening: new Set(),
    lateTiers: new Map(),
    deadlines: noDeadlines(),
    touched: allTouched(),
    requirements: sharedRequirements(),
  };
}
