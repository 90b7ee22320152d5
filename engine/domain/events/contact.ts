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

/** The contact an event is about, with everything needed to know who may hear of it. */
export interface ContactSubject {
  readonly tenant: TenantId;
  readonly contact: ContactId;
  readonly ordinal: ContactOrdinal;
  readonly queue: QueueId;
  readonly channel: ChannelId;
}

/**
 * Of a consult or a consultative transfer: the agent who asks. In the events that say where the question stands, so that its desk hears of
 * them; for the audience alone, never read into the state. Records from before this field have none.
 */
export interface Asked {
  readonly asker?: AgentId;
}

/** What a contact requires of an agent, names resolved. Includes the queue's own skill needs. */
export interface Requirement {
  /** Preferred first; empty: any language will do. */
  readonly languages: readonly WantedLanguage[];
  readonly skills: readonly SkillNeed[];
  readonly residency: JurisdictionId | null;
  /** The contact's own boolean requirement, in addition to the queue's. */
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

/** A preference for one agent, with its end, and the deputies that follow. */
export interface Affinity {
  readonly agent: AgentId;
  readonly mode: 'prefer' | 'reserve';
  readonly untilMs: Ms;
  readonly origin: AffinityOrigin;
  readonly deputies: readonly Deputy[];
}

/**
 * What a contact came from. A `followUp` is work that another contact led to, live or long over. A `consult` and a warm `transfer` live as
 * long as `agent` owns the contact they are about; an accepted transfer passes that contact on. `to`: only this agent is asked.
 */
export interface Link {
  readonly kind: 'consult' | 'transfer' | 'followUp';
  readonly contact: ContactId;
  /** `null`: the contact was over when this one was queued. */
  readonly ordinal: ContactOrdinal | null;
  readonly agent: AgentId | null;
  readonly to: AgentId | null;
  /**
   * For a transfer: the bot that had handed the contact off to people. Whoever accepts the transfer gets the contact, so no bot is asked.
   */
  readonly handedOffBy?: AgentId;
}

/** A contact's place in the one order of contacts: band, then `rankAtMs`, then ordinal. */
export interface Place {
  readonly band: number;
  readonly priority: number;
  /** Instant the order counts from. */
  readonly rankFromMs: Ms;
  /** The contact's target as elapsed time (open hours already converted). */
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
  /** The queue it was meant for, if that one was full or overflowing; otherwise `null`. */
  readonly meantFor: QueueId | null;
  /** When this visit began: waits are measured from here, or from `rankFromMs` if that is later. */
  readonly visitAtMs: Ms;
  /** Reading of the queue's clock when the contact entered; steps count from here. */
  readonly enteredClockMs: Ms;
  /** Reading of the queue's clock at which the next step opens; `null`: there is none. */
  readonly nextStepClockMs: Ms | null;
}

/** Rejected by a queue, on arrival or after the longest wait: an outcome of the contact, not of the command. */
export interface ContactRejected extends ContactSubject, Asked {
  readonly type: 'contact.rejected';
  readonly because: 'queue-closed' | 'queue-full' | 'box-full' | 'max-wait';
  /** 0 on arrival. */
  readonly waitedMs: Ms;
}

export interface ContactUpdated extends ContactSubject, Place {
  readonly type: 'contact.updated';
  readonly requirement: Requirement;
  readonly attributes: Attributes;
  /** The supervisor who changed the place; `null`: the platform. */
  readonly by: string | null;
}

/** An agent who is not asked about a contact for a while. */
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
 * Queued by somebody's decision. If an agent has had the contact since it was last queued, this is its next visit, and that agent's part
 * has ended just before.
 */
export interface ContactMoved extends ContactSubject, Place, Asked {
  readonly type: 'contact.moved';
  /** The queue it was in, possibly the same. */
  readonly from: QueueId;
  readonly visit: number;
  readonly visitAtMs: Ms;
  readonly requirement: Requirement;
  readonly affinity: Affinity | null;
  readonly openSteps: readonly number[];
  /** Reading of the queue's clock its steps count from. */
  readonly enteredClockMs: Ms;
  readonly skip: readonly Skip[];
  /** The former owner, who gets it back if the agent it is being offered to does not take it. */
  readonly returnsTo: AgentId | null;
  readonly because: MoveCause;
  /** The deciding supervisor, if it was one. */
  readonly by: string | null;
}

/** A bot has handed a contact off to people, to whom it then moves; no bot gets it again. */
export interface ContactHandedOff extends ContactSubject {
  readonly type: 'contact.handed-off';
  readonly agent: AgentId;
  readonly hub: HubId;
  /** What its rings count from: the customer's arrival, or now. */
  readonly rings: 'arrival' | 'hand-off';
}

/** Back among the waiting, in its former place. */
export interface ContactRequeued extends ContactSubject, Asked {
  readonly type: 'contact.requeued';
  readonly because: 'rejected' | 'expired' | 'failed' | 'revoked';
}

export interface ContactAbandoned extends ContactSubject, Asked {
  readonly type: 'contact.abandoned';
  readonly waitedMs: Ms;
  /** Sooner than the queue's `shortAbandonMs`. */
  readonly short: boolean;
}

export interface ContactWithdrawn extends ContactSubject, Asked {
  readonly type: 'contact.withdrawn';
  readonly reason: string;
  readonly waitedMs: Ms;
}

export interface ContactReleased extends ContactSubject, Asked {
  readonly type: 'contact.released';
  readonly offer: OfferId;
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly language: LanguageTag | null;
  readonly customer: CustomerKey | null;
  readonly disposition: string | null;
  /** Id of the contact this one led to. */
  readonly followUp: ContactId | null;
  /** As reported by the channel; otherwise the time since acceptance minus suspension. */
  readonly talkMs: Ms;
  readonly holdMs: Ms;
  /** When the router ends the wrap-up; now, if there is none. */
  readonly wrapUpDueMs: Ms;
  /** The agent may end it from this instant on. */
  readonly wrapUpEarliestMs: Ms;
  /** `forced`: a supervisor freed the agent. `leaseExpired`: the adapter that brought the contact stayed away too long. */
  readonly because: 'released' | 'notHeld' | 'parentOver' | 'transferred' | 'forced' | 'leaseExpired';
  /** The deciding supervisor; `null`: none. */
  readonly by: string | null;
}

/** A further step of the policy is open to this contact, and stays open. */
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

/** A participant besides the owner listens, speaks to the owner, or speaks to both sides. */
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
