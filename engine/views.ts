import type { Overlay } from './domain/agent-change.js';
import type { DoorOverride, Suspension } from './domain/door.js';
import type { NextPresence } from './domain/events/agent.js';
import type { Aside, AsideCause } from './domain/events/aside.js';
import type { Affinity, Attributes, Requirement } from './domain/events/contact.js';
import type { Outbound } from './domain/events/outbound.js';
import type { AgentId, ChannelId, ContactId, HubId, LanguageTag, OfferId, QueueId, TenantId } from './domain/ids.js';
import type { BookableSlot, Slot } from './domain/slots.js';
import type { CapacityUnits, Ms } from './domain/units.js';

/** What a question is answered with: plain copies, safe to keep and to serialise. */

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
  /** Where a campaign stands with it; `null`: it is of none. */
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
  /** From when the agent may end the wrap-up; `null`: there is none yet. */
  readonly wrapUpEarliestMs: Ms | null;
  readonly acceptedAtMs: Ms | null;
  /** Whether the adapter that brought the contact stayed away and has not listed it since. */
  readonly unconfirmed: boolean;
  /** `null` once the contact has been released. */
  readonly attributes: Attributes | null;
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
  /** What the agent will declare once the work in hand is done. */
  readonly next: NextPresence | null;
  /** When the agent, set not ready for not answering, is ready again by itself. */
  readonly backOffUntilMs: Ms | null;
  /** Changes by supervisors in force, the newest last. */
  readonly changes: readonly Overlay[];
  /** How the last acceptances were shared between both directions; `null`: the hub does not blend them. */
  readonly blend: { readonly outboundPercent: number; readonly outbound: number; readonly of: number } | null;
  readonly work: readonly OfferView[];
}

export interface QueueView {
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly state: string;
  readonly waiting: number;
  readonly offered: number;
  /** Set aside: not in the line, and not counted by the queue's limit. */
  readonly parked: number;
  readonly inHand: number;
  /** `rankFromMs` of the contact that has waited longest; `null`: nobody waits. */
  readonly oldestFromMs: Ms | null;
  /** Of those waiting, offered and in hand: whose target is told to be at risk, or missed. */
  readonly atRisk: number;
  readonly missed: number;
  /** Thresholds that are crossed: `waiting`, `oldest`. */
  readonly crossed: readonly string[];
  /** Target and last assignments of each group of hubs; `null`: the queue states no shares. */
  readonly shares: readonly ShareView[] | null;
  /** What a supervisor has said over the calendar; `null`: the calendar rules. */
  readonly override: DoorOverride | null;
}

/** How much of a queue a group of hubs is to have, and has had of the last assignments. */
export interface ShareView {
  readonly hubs: readonly HubId[];
  readonly percent: number;
  readonly assigned: number;
  readonly of: number;
}

/** Agents of a hub by what they are doing; the first three add up to those who are signed in with `notReady`. */
export interface HubView {
  readonly hub: HubId;
  readonly state: string;
  readonly ready: number;
  readonly busy: number;
  readonly wrapUp: number;
  readonly notReady: number;
  readonly offline: number;
  /** Languages nobody is there for, as the plan's `cover` asks; `null` among them: nobody at all. */
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

/** One agent, seen from one contact. */
export interface Verdict {
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly eligible: boolean;
  /** First reason against, in the order of the list of reasons; `null` for an eligible agent. */
  readonly reason: string | null;
  readonly because: string | null;
  readonly ring: number | null;
  /** Rank by key, lower is better; `null` for an agent who is not eligible. */
  readonly rank: Readonly<Record<string, readonly number[]>> | null;
}

/** What keeps a contact from being offered to anybody at all. */
export interface NotRoutable {
  readonly reason: 'queue-closed' | 'adapter-lost' | AsideCause;
  readonly because: string;
  /** When it ends by itself; `null`: not known. */
  readonly untilMs: Ms | null;
}

export interface ExplainView {
  readonly contact: ContactView;
  readonly planVersion: number;
  readonly rankKeys: readonly string[];
  /** `null`: it may be offered, or somebody has it. */
  readonly notRoutable: NotRoutable | null;
  /** Best agent first, then those who are not eligible. */
  readonly verdicts: readonly Verdict[];
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Counts and times under one key. The first group follows contacts: each belongs to the interval it arrived in (for a hub or an agent:
 * was answered in), whatever becomes of it later, so that `arrived = answered + abandoned + withdrawn + rejected + waiting` holds in
 * every row of a queue, channel, tenant or language. The second group counts what happened in the interval itself.
 */
export interface StatisticsRow {
  readonly key: string;
  /** Visits that began: a contact that waits again after an agent had it arrives again. */
  readonly arrived: number;
  /** Of these, first visits of customers' contacts; what agents ask each other is none. */
  readonly contacts: number;
  readonly answered: number;
  /** Of these, answered by bots. */
  readonly answeredByBots: number;
  /** Of these in turn, handed off to people, and so arrived once more. */
  readonly handedOff: number;
  /** Answered and not yet released. */
  readonly inHand: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
  readonly withdrawn: number;
  readonly rejected: number;
  /** Callbacks that nobody answered, attempt by attempt; none of them an abandon. */
  readonly unreached: number;
  /** Contacts given up after the last such attempt. */
  readonly exhausted: number;
  readonly waiting: number;
  readonly answeredWithinTarget: number;
  /** Whose target was told to be at risk, or missed, whatever end it names. */
  readonly targetsAtRisk: number;
  readonly targetsMissed: number;
  /** Sum of the waits of those answered. */
  readonly waitedMs: Ms;
  /** Longest wait that has ended, in whatever way. */
  readonly longestWaitMs: Ms;

  readonly offers: number;
  readonly expired: number;
  readonly refused: number;
  readonly failed: number;
  readonly revoked: number;
  /** Contacts released; `talkMs`, `holdMs` and, a little later, `wrapUpMs` are theirs. */
  readonly handled: number;
  readonly talkMs: Ms;
  readonly holdMs: Ms;
  readonly wrapUpMs: Ms;
  /** Time signed in, while the box ran; hubs and agents only, as the two below. */
  readonly staffedMs: Ms;
  /** Part of it ready and without work. */
  readonly readyMs: Ms;
  /** Part of it with work in hand or wrap-up, or notReady for a reason that counts as occupied. Overlapping contacts count once. */
  readonly occupiedMs: Ms;
}

export interface StatisticsView {
  readonly by: string;
  /** Instant of the first record counted; `null`: none yet. After a restart from a snapshot, the snapshot's. */
  readonly sinceMs: Ms | null;
  readonly rows: readonly StatisticsRow[];
}

export interface SenderView {
  readonly sender: string;
  /** 0: nothing was ever accepted from it. */
  readonly highestN: number;
}

/** Agents whom one single reason keeps from a contact. */
export interface SingleObstacle {
  readonly reason: string;
  readonly agents: readonly AgentId[];
  readonly hubs: readonly HubId[];
}

/** Why a contact waits, and what would end it. */
export interface WhyWaiting {
  /** What keeps it from everybody; then what stands against single agents matters only afterwards. */
  readonly notRoutable: NotRoutable | null;
  /** Agents by number of reasons against them, taken reason by reason: an agent with two reasons counts under both. */
  readonly counts: Readonly<Record<string, number>>;
  /** What alone would have to change, and for whom; the reason with most agents first. Empty: nobody is one change away. */
  readonly singleObstacles: readonly SingleObstacle[];
}

/** What a wait is expected to be, from the present state alone. */
export interface WaitEstimate {
  /** Place in the line of the contact's queue and channel, from 1. */
  readonly position: number;
  /** Contacts that agents who could take this one may handle at a time. */
  readonly places: number;
  /** Mean of the queue's last handling times, wrap-up included. */
  readonly handlingMs: Ms;
  /** As likely to be longer as shorter. */
  readonly p50Ms: Ms;
  /** Longer in one case of ten. */
  readonly p90Ms: Ms;
}

/** Everything that can be said about a wait that is still going on. */
export interface WhyWaitingView extends WhyWaiting {
  readonly contact: ContactView;
  readonly planVersion: number;
  /** The step that opens next by waiting; `atMs` is `null` while the queue's clock stands. `null`: all are open. */
  readonly nextRing: { readonly step: number; readonly atMs: Ms | null } | null;
  /** The first step not open yet that would bring somebody who could take the contact at once; `null`: none would. */
  readonly helpfulStep: number | null;
  /** `null` where nothing can be said: nobody who could take it is there, or the queue has handled nothing yet. */
  readonly estimate: WaitEstimate | null;
  /** The one change that would release the contact, in a sentence; `null`: no single change would. */
  readonly release: string | null;
}

/** Slots of a queue that can still be booked. */
export interface SlotsView {
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly slots: readonly BookableSlot[];
}

/** Which view answers which question. */
export interface Views {
  readonly contact: ContactView;
  readonly agent: AgentView;
  readonly queue: QueueView;
  readonly slots: SlotsView;
  readonly hub: HubView;
  readonly adapter: AdapterView;
  readonly overview: OverviewView;
  readonly explain: ExplainView;
  readonly 'why-waiting': WhyWaitingView;
  readonly statistics: StatisticsView;
  readonly sender: SenderView;
}
