import type { Direction } from '../blend.js';
import type { AgentId, HubId, LanguageTag, OfferId } from '../ids.js';
import type { OfferMode } from '../policy.js';
import type { CapacityUnits, Ms } from '../units.js';
import type { CoolDown } from './agent.js';
import type { ContactSubject } from './contact.js';

/** An offer, the agent it went to and that agent's hub. */
export interface OfferSubject extends ContactSubject {
  readonly offer: OfferId;
  readonly agent: AgentId;
  readonly hub: HubId;
}

/** Small enough to be in every offer; everything else is `explain`. */
export interface DecisionRecord {
  readonly planVersion: number;
  /** Values of the policy's rank keys for the winner, in the policy's order; lower is better. */
  readonly rank: readonly number[];
  /** Second-best agent, had there been one. */
  readonly runnerUp: AgentId | null;
  readonly waitingExamined: number;
  readonly agentsExamined: number;
  readonly agentsEligible: number;
}

/** How a contact came to an agent: found by the router, or somebody's decision. */
export type OfferOrigin = 'routing' | 'claim' | 'assign' | 'take-over' | 'transfer' | 'consult';

export interface OfferMade extends OfferSubject {
  readonly type: 'offer.made';
  readonly origin: OfferOrigin;
  /** The supervisor who decided; `null`: the router or the agent. */
  readonly by: string | null;
  /** Given beyond the agent's capacity, on a supervisor's word. */
  readonly overCapacity: boolean;
  /** Given to an agent who is in no open ring (hub, language or skills), on a supervisor's word. */
  readonly overRing: boolean;
  /** `auto`: needs no answer, it is accepted in the same step. `broadcast`: others may have been asked as well. */
  readonly mode: OfferMode;
  /** Lowest open step whose ring the agent is in; the widest open one where `overRing`. */
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
  readonly decision: DecisionRecord;
}

export interface OfferAccepted extends OfferSubject {
  readonly type: 'offer.accepted';
  /** From the contact's `rankFromMs` to now. */
  readonly waitedMs: Ms;
  readonly ring: number;
  readonly language: LanguageTag | null;
  readonly preferredLanguage: LanguageTag | null;
  /** Whether the agent took it within the target's span, whatever end the target names; `resolve` is judged at the release. */
  readonly withinTarget: boolean;
  /** Whether the agent said so, the policy takes it for granted, or somebody decided by hand. */
  readonly because: 'agent' | 'auto' | 'hand';
  /** Whether a bot has it, which reports count apart. */
  readonly byBot: boolean;
  /** When it stands idle unless the customer is heard of before; `null`: not by itself. */
  readonly idleDueMs: Ms | null;
  /** The group of the queue's shares it counts for, and over how many assignments; `null`: none. */
  readonly share: { readonly group: number; readonly window: number } | null;
  /** What it counts for in the blend of the agent's hub, and over how many acceptances; `null`: nothing. */
  readonly blend: { readonly direction: Direction; readonly window: number } | null;
}

/** The agent said no. */
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

/** The channel could not bring contact and agent together; the adapter's fault, no strike. */
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

/** Taken back by the router; no strike. */
export interface OfferRevoked extends OfferSubject {
  readonly type: 'offer.revoked';
  readonly because: RevokeCause;
}

/** Set aside while the same agent handles something more urgent; stays assigned, costs nothing, its clock stands. */
export interface AssignmentSuspended extends OfferSubject {
  readonly type: 'assignment.suspended';
  readonly by: OfferId;
}

/** Its agent goes on with it: what it was set aside for is over, or the silent customer is back. */
export interface AssignmentResumed extends OfferSubject {
  readonly type: 'assignment.resumed';
  readonly suspendedMs: Ms;
  /** When it stands idle unless the customer is heard of before; `null`: not by itself. */
  readonly idleDueMs: Ms | null;
  /** Beyond the agent's capacity, as the policy wants it. */
  readonly overCapacity: boolean;
}

/** The customer of a written conversation is silent: it stays with its owner and costs nothing. */
export interface AssignmentIdled extends OfferSubject {
  readonly type: 'assignment.idled';
  /** The adapter said so, or the policy's time of silence has passed. */
  readonly because: 'told' | 'silence';
}

/** The customer is back and the owner has no room, or is not there: the first the owner goes on with. */
export interface AssignmentWoken extends OfferSubject {
  readonly type: 'assignment.woken';
  /** Unless the owner has gone on with it by then, it waits for anybody. */
  readonly resumeDueMs: Ms;
}

/** The customer has written: silence counts from now. */
export interface AssignmentHeard extends OfferSubject {
  readonly type: 'assignment.heard';
  readonly idleDueMs: Ms;
}

/** The owner no longer has the contact, which goes on; the agent may still wrap up. */
export interface AssignmentEnded extends OfferSubject {
  readonly type: 'assignment.ended';
  readonly language: LanguageTag | null;
  /** Time since acceptance less suspension. */
  readonly talkMs: Ms;
  /** When the wrap-up is ended by the router; equal to now where there is none. */
  readonly wrapUpDueMs: Ms;
  /** The agent may end it from this instant on. */
  readonly wrapUpEarliestMs: Ms;
  readonly because: 'pulled' | 'taken-over' | 'parked' | 'unreached' | 'transferred' | 'not-resumed' | 'handed-off';
  readonly by: string | null;
}

/** The agent has asked for more time, or was given it. */
export interface WrapUpExtended extends OfferSubject {
  readonly type: 'wrap-up.extended';
  /** When it is now ended by the router. */
  readonly wrapUpDueMs: Ms;
  /** How often it has been extended, this time included. */
  readonly extensions: number;
  readonly by: string | null;
}

export interface WrapUpFinished extends OfferSubject {
  readonly type: 'wrap-up.finished';
  readonly wrapUpMs: Ms;
  /** What the agent is not offered for a while from now on; `null`: nothing is kept away. */
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
