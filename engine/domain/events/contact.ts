import type {
  AdapterId,
  AgentId,
  ChannelId,
  ContactId,
  ContactOrdinal,
  CustomerKey,
  HubId,
  JurisdictionId,
  LanguageTag,
  OfferId,
  QueueId,
  TenantId,
} from '../ids.js';
import type { WantedLanguage } from '../language.js';
import type { ConditionMeasure, SkillNeed } from '../policy.js';
import type { Requires } from '../requires.js';
import type { Ms } from '../units.js';

/** The contact an event is about, and all that is needed to know who may hear of it. */
export interface ContactSubject {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly ordinal: ContactOrdinal;
  readonly queue: QueueId;
  readonly channel: ChannelId;
}

/** What a contact asks of an agent, names resolved. The queue's own skill needs are included. */
export interface Requirement {
  /** Preferred first; empty: any language will do. */
  readonly languages: readonly WantedLanguage[];
  readonly skills: readonly SkillNeed[];
  readonly residency: JurisdictionId | null;
  /** The contact's own, beside the queue's. */
  readonly requires: Requires | null;
  /** Only agents who work on site may have it. */
  readonly site: boolean;
}

export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Why one agent is preferred. */
export type AffinityOrigin = 'last-agent' | 'named' | 'portfolio' | 'returned';

/** Who stands in for a preferred agent, and for how long once it is that agent's turn. */
export interface Deputy {
  readonly agent: AgentId;
  readonly limitMs: Ms;
}

/** Preference for one agent, with its end, and for others after that one. */
export interface Affinity {
  readonly agent: AgentId;
  readonly mode: 'prefer' | 'reserve';
  readonly untilMs: Ms;
  readonly origin: AffinityOrigin;
  readonly deputies: readonly Deputy[];
}

/**
 * What a contact came from. A `followUp` is work that another contact led to, live or long over. A `consult` and a warm `transfer` live as long as `agent` owns the contact they are about;
 * a transfer that is taken passes that contact on. `to`: only this agent is asked.
 */
export interface Link {
  readonly kind: 'consult' | 'transfer' | 'followUp';
  readonly contact: ContactId;
  /** `null`: the contact was over when this one was queued. */
  readonly ordinal: ContactOrdinal | null;
  readonly agent: AgentId | null;
  readonly to: AgentId | null;
  /** Of a transfer: the bot that had handed the contact off to people. Whoever takes what is asked has the contact, so no bot is asked. */
  readonly handedOffBy?: AgentId;
}

/** Place of a contact in the one order of contacts: band, then `rankAtMs`, then ordinal. */
export interface Place {
  readonly band: number;
  readonly priority: number;
  /** Instant the order counts from. */
  readonly rankFromMs: Ms;
  /** Target of this contact as a span of elapsed time (open hours already translated). */
  readonly targetMs: Ms;
  /** `rankFromMs + targetMs − priority × pointMs`. */
  readonly rankAtMs: Ms;
}

export interface ContactQueued extends ContactSubject, Place {
  readonly type: 'contact.queued';
  /** Which enqueue of the contact this is, from 1. */
  readonly visit: number;
  readonly requirement: Requirement;
  readonly customer: CustomerKey | null;
  readonly attributes: Attributes;
  readonly adapter: AdapterId | null;
  readonly affinity: Affinity | null;
  readonly link: Link | null;
  /** The queue it was meant for, where that one was full or overflowed; else `null`. */
  readonly meantFor: QueueId | null;
  /** When this visit began: waits are measured from here, or from `rankFromMs` where that comes later. */
  readonly visitAtMs: Ms;
  /** Reading of the queue's clock when the contact entered; steps count from here. */
  readonly enteredClockMs: Ms;
  /** Reading of the queue's clock at which the next step opens; `null`: there is none. */
  readonly nextStepClockMs: Ms | null;
}

/** Turned away, on arrival or after the longest wait: an outcome of the contact, not of the command. */
export interface ContactRejected extends ContactSubject {
  readonly type: 'contact.rejected';
  readonly because: 'queue-closed' | 'queue-full' | 'box-full' | 'max-wait';
  /** 0 for a newcomer. */
  readonly waitedMs: Ms;
}

export interface ContactUpdated extends ContactSubject, Place {
  readonly type: 'contact.updated';
  readonly requirement: Requirement;
  readonly attributes: Attributes;
  /** The supervisor who changed the place; `null`: the platform. */
  readonly by: string | null;
}

/** An agent who is not to be asked about a contact for a while. */
export interface Skip {
  readonly agent: AgentId;
  readonly untilMs: Ms;
}

export type MoveCause =
  | 'moved'
  | 'pulled'
  | 'taken-over'
  | 'transferred'
  | 'transfer-failed'
  | 'max-wait'
  | 'not-resumed'
  | 'handed-off'
  | 'queue-closed';

/**
 * Put among the waiting of a queue by somebody's decision. Where an agent has had the contact since it was queued last, this is its
 * next visit, and what an agent had of it has ended just before.
 */
export interface ContactMoved extends ContactSubject, Place {
  readonly type: 'contact.moved';
  /** The queue it was in; may be the same one. */
  readonly from: QueueId;
  readonly visit: number;
  readonly visitAtMs: Ms;
  readonly requirement: Requirement;
  readonly affinity: Affinity | null;
  readonly openSteps: readonly number[];
  /** Reading of the queue's clock its steps count from. */
  readonly enteredClockMs: Ms;
  readonly skip: readonly Skip[];
  /** Who had it and gets it back if the agent it is being offered to does not take it. */
  readonly returnsTo: AgentId | null;
  readonly because: MoveCause;
  /** Who decided, where it was a supervisor. */
  readonly by: string | null;
}

/** A bot has given up on a contact for people to go on with, which it then moves to; no bot has it again. */
export interface ContactHandedOff extends ContactSubject {
  readonly type: 'contact.handed-off';
  readonly agent: AgentId;
  readonly hub: HubId;
  /** What its rings count from: the customer's arrival, or now. */
  readonly rings: 'arrival' | 'hand-off';
}

/** Back among the waiting, in the place it had. */
export interface ContactRequeued extends ContactSubject {
  readonly type: 'contact.requeued';
  readonly because: 'rejected' | 'expired' | 'failed' | 'revoked';
}

export interface ContactAbandoned extends ContactSubject {
  readonly type: 'contact.abandoned';
  readonly waitedMs: Ms;
  /** Sooner than the queue's `shortAbandonMs`. */
  readonly short: boolean;
}

export interface ContactWithdrawn extends ContactSubject {
  readonly type: 'contact.withdrawn';
  readonly reason: string;
  readonly waitedMs: Ms;
}

export interface ContactReleased extends ContactSubject {
  readonly type: 'contact.released';
  readonly offer: OfferId;
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly language: LanguageTag | null;
  readonly customer: CustomerKey | null;
  readonly disposition: string | null;
  /** Id of the contact this one led to. */
  readonly followUp: ContactId | null;
  /** As reported by the channel; where unknown, the time since acceptance less suspension. */
  readonly talkMs: Ms;
  readonly holdMs: Ms;
  /** When the wrap-up is ended by the router; equal to now where there is none. */
  readonly wrapUpDueMs: Ms;
  /** The agent may end it from this instant on. */
  readonly wrapUpEarliestMs: Ms;
  /** `forced`: a supervisor freed the agent. `leaseExpired`: the adapter that brought it stayed away for too long. */
  readonly because: 'released' | 'notHeld' | 'parentOver' | 'transferred' | 'forced' | 'leaseExpired';
  /** The supervisor who decided; `null`: nobody did. */
  readonly by: string | null;
}

/** A further step of the policy is open to this contact; it stays open. */
export interface RingOpened extends ContactSubject {
  readonly type: 'ring.opened';
  readonly step: number;
  /** By waiting, or by which of the step's conditions. */
  readonly because: 'waited' | 'noneSignedIn' | 'hubClosed' | ConditionMeasure;
  /** The contact's order class from here on. */
  readonly band: number;
  readonly nextStepClockMs: Ms | null;
}

export interface AffinityEnded extends ContactSubject {
  readonly type: 'affinity.ended';
  readonly agent: AgentId;
  /** The deputy's turn; `null`: nobody is preferred any more. */
  readonly next: Affinity | null;
}

/** Somebody besides the owner hears an owned contact, speaks to the owner, or to both. */
export type ParticipantMode = 'monitor' | 'whisper' | 'barge';

export interface ParticipantJoined extends ContactSubject {
  readonly type: 'participant.joined';
  readonly participant: string;
  readonly mode: ParticipantMode;
}

export interface ParticipantLeft extends ContactSubject {
  readonly type: 'participant.left';
  readonly participant: string;
}

/** The agent may be offered the contact again. */
export interface RefusalEnded extends ContactSubject {
  readonly type: 'refusal.ended';
  readonly agent: AgentId;
}

export type ContactEvent =
  | ContactQueued
  | ContactRejected
  | ContactUpdated
  | ContactMoved
  | ContactHandedOff
  | ContactRequeued
  | ContactAbandoned
  | ContactWithdrawn
  | ContactReleased
  | RingOpened
  | AffinityEnded
  | ParticipantJoined
  | ParticipantLeft
  | RefusalEnded;
