import type { Direction } from '../blend.js';
import type { AgentId, HubId, LanguageTag, OfferId } from '../ids.js';
import type { OfferMode } from '../policy.js';
import type { CapacityUnits, Ms } from '../units.js';
import type { CoolDown } from './agent.js';
import type { Asked, ContactSubject } from './contact.js';

/** An offer, the agent it went to and that agent's hub. */
export interface OfferSubject extends ContactSubject {
  readonly offer: OfferId;
  readonly agent: AgentId;
  readonly hub: HubId;
}

/** Small enough to be part of every offer; everything else is `explain`. */
export interface DecisionRecord {
  readonly planVersion: number;
  /** Values of the policy's rank keys for the winner, in the policy's order; lower is better. */
  readonly rank: readonly number[];
  /** The second-best agent, if there was one. */
  readonly runnerUp: AgentId | null;
  readonly waitingExamined: number;
  readonly agentsExamined: number;
  readonly agentsEligible: number;
}

/** How a contact came to an agent: found by the router, or somebody's decision. */
export type OfferOrigin = 'routing' | 'claim' | 'assign' | 'take-over' | 'transfer' | 'consult';

export interface OfferMade extends OfferSubject, Asked {
  readonly type: 'offer.made';
  readonly origin: OfferOrigin;
  /** The supervisor who decided; `null`: the router or the agent. */
  readonly by: string | null;
  /** Exceeds the agent's capacity, by a supervisor's decision. */
  readonly overCapacity: boolean;
  /** The agent is in no open ring (hub, language or skills); by a supervisor's decision. */
  readonly overRing: boolean;
  /** `auto`: accepted in the same step without an answer. `broadcast`: others may have been asked as well. */
  readonly mode: OfferMode;
  /** Lowest open step whose ring the agent is in; the widest open one if `overRing`. */
  readonly ring: number;
  readonly tier: number;
  /** Language of service: the first of the contact's languages the agent serves well enough. */
  readonly language: LanguageTag | null;
  readonly preferredLanguage: LanguageTag | null;
  /** The agent does not speak `language`: a machine has to translate. */
  readonly machineAssisted: boolean;
  readonly cost: CapacityUnits;
  readonly madeAtMs: Ms;
  /** An accept at or after this instant is too late. */
  readonly dueMs: Ms;
  /**
   * The customer has to be called, and how often that reached nobody; absent: the customer is there. What a desk shows, never read into the
   * state. Records from before this field have none.
   */
  readonly callback?: { readonly attempts: number };
  readonly decision: DecisionRecord;
}

export interface OfferAccepted extends OfferSubject, Asked {
  readonly type: 'offer.accepted';
  /** From the contact's `rankFromMs` to now. */
  readonly waitedMs: Ms;
  readonly ring: number;
  readonly language: LanguageTag | null;
  readonly preferredLanguage: LanguageTag | null;
  /** Whether the agent accepted within the target's time, whatever end the target names; `resolve` is judged at the release. */
  readonly withinTarget: boolean;
  /** Whether the agent accepted, the policy accepts automatically, or somebody decided by hand. */
  readonly because: 'agent' | 'auto' | 'hand';
  /** Whether a bot has it, which reports count separately. */
  readonly byBot: boolean;
  /** When it becomes idle unless the customer is heard of before; `null`: not by itself. */
  readonly idleDueMs: Ms | null;
  /** The group of the queue's shares it counts for, and over how many assignments; `null`: none. */
  readonly share: { readonly group: number; readonly window: number } | null;
  /** The direction it counts as in the blend of the agent's hub, and over how many acceptances; `null`: none. */
  readonly blend: { readonly direction: Direction; readonly window: number } | null;
}

/** The agent declined. */
export interface OfferRejected extends OfferSubject {
  readonly type: 'offer.rejected';
  readonly reason: string;
  readonly skipUntilMs: Ms;
}

/** Nobody answered in time. */
export interface OfferExpired extends OfferSubject {
  readonly type: 'offer.expired';
  /** The agent's unanswered offers in a row, this one included. */
  readonly strikes: number;
  readonly skipUntilMs: Ms;
}

/** The channel could not connect contact and agent; the adapter's fault, no strike. */
export interface OfferFailed extends OfferSubject {
  readonly type: 'offer.failed';
  readonly reason: string;
  readonly skipUntilMs: Ms;
}

export type RevokeCause =
  | 'abandoned'
  | 'withdrawn'
  | 'updated'
  | 'hub-suspended'
  | 'hub-closed'
  | 'queue-closed'
  | 'shift-ended'
  | 'signed-out'
  | 'not-ready'
  | 'connection-lost'
  | 'router-resumed'
  | 'plan-changed'
  | 'authorisation-changed'
  | 'changed'
  | 'lost-race'
  | 'claimed'
  | 'assigned'
  | 'pulled'
  | 'moved'
  | 'parked'
  | 'preempted'
  | 'adapter-lost';

/** Revoked by the router; no strike. */
export interface OfferRevoked extends OfferSubject {
  readonly type: 'offer.revoked';
  readonly because: RevokeCause;
}

/** Suspended while the same agent handles something more urgent; it stays assigned, costs nothing, and its time stands still. */
export interface AssignmentSuspended extends OfferSubject {
  readonly type: 'assignment.suspended';
  readonly by: OfferId;
}

/** Its agent resumes it: the interruption is over, or the silent customer is back. */
export interface AssignmentResumed extends OfferSubject {
  readonly type: 'assignment.resumed';
  readonly suspendedMs: Ms;
  /** When it becomes idle unless the customer is heard of before; `null`: not by itself. */
  readonly idleDueMs: Ms | null;
  /** Exceeds the agent's capacity, as the policy wants it. */
  readonly overCapacity: boolean;
}

/** The customer of a written conversation is silent: it stays with its owner and costs nothing. */
export interface AssignmentIdled extends OfferSubject {
  readonly type: 'assignment.idled';
  /** Reported by the adapter, or the policy's time of silence has passed. */
  readonly because: 'told' | 'silence';
}

/** The customer is back and the owner has no room, or is not there: the owner resumes it before anything else. */
export interface AssignmentWoken extends OfferSubject {
  readonly type: 'assignment.woken';
  /** Unless the owner has resumed it by then, it becomes available to anybody. */
  readonly resumeDueMs: Ms;
}

/** The customer has written: silence is measured from now. */
export interface AssignmentHeard extends OfferSubject {
  readonly type: 'assignment.heard';
  readonly idleDueMs: Ms;
}

/** The owner's part of a contact that goes on has ended; the agent may still wrap up. */
export interface AssignmentEnded extends OfferSubject {
  readonly type: 'assignment.ended';
  readonly language: LanguageTag | null;
  /** Time since acceptance minus suspension. */
  readonly talkMs: Ms;
  /** When the router ends the wrap-up; now, if there is none. */
  readonly wrapUpDueMs: Ms;
  /** The agent may end it from this instant on. */
  readonly wrapUpEarliestMs: Ms;
  readonly because: 'pulled' | 'taken-over' | 'parked' | 'unreached' | 'transferred' | 'not-resumed' | 'handed-off';
  readonly by: string | null;
}

/** The wrap-up was extended. */
export interface WrapUpExtended extends OfferSubject {
  readonly type: 'wrap-up.extended';
  /** When the router now ends it. */
  readonly wrapUpDueMs: Ms;
  /** How often it has been extended, this time included. */
  readonly extensions: number;
  readonly by: string | null;
}

export interface WrapUpFinished extends OfferSubject {
  readonly type: 'wrap-up.finished';
  readonly wrapUpMs: Ms;
  /** What the agent is not offered for a while from now on; `null`: no cool-down. */
  readonly coolDown: CoolDown | null;
  readonly because: 'agent' | 'cap' | 'signed-out' | 'supervisor';
}

export type OfferEvent =
  | OfferMade
  | OfferAccepted
  | OfferRejected
  | OfferExpired
  | OfferFailed
  | OfferRevoked
  | AssignmentSuspended
  | AssignmentResumed
  | AssignmentIdled
  | AssignmentWoken
  | AssignmentHeard
  | AssignmentEnded
  | WrapUpExtended
  | WrapUpFinished;
