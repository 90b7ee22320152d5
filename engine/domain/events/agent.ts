import type { AgentProfile } from '../agent.js';
import type { Overlay } from '../agent-change.js';
import type { AgentId, ChannelId, HubId, SkillId, TenantId } from '../ids.js';
import type { Ms } from '../units.js';

/** The agent an event is about, and the hub whose supervisors may hear of it. */
export interface AgentSubject {
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly tenants: readonly TenantId[];
}

/** Until `untilMs` the agent is offered nothing of the channel; `null`: nothing at all. */
export interface CoolDown {
  readonly channel: ChannelId | null;
  readonly untilMs: Ms;
}

/** The presence that takes effect when the work in hand is done. */
export type NextPresence =
  | { readonly presence: 'notReady'; readonly reason: string }
  | { readonly presence: 'offline'; readonly reason: null };

export interface AgentSignedIn extends AgentSubject {
  readonly type: 'agent.signed-in';
}

export interface AgentSignedOut extends AgentSubject {
  readonly type: 'agent.signed-out';
  readonly because: 'agent' | 'left-roster' | 'supervisor';
  /** The supervisor who signed the agent out. */
  readonly by: string | null;
}

export interface AgentReady extends AgentSubject {
  readonly type: 'agent.ready';
  /** Only for these channels; `null`: all of the agent's. */
  readonly channels: readonly ChannelId[] | null;
  /** `back-off`: the agent, set not ready for not answering, gets another chance. */
  readonly because: 'agent' | 'back-off' | 'supervisor' | 'change-ended';
}

export interface AgentNotReady extends AgentSubject {
  readonly type: 'agent.not-ready';
  readonly reason: string;
  readonly because: 'agent' | 'strikes' | 'supervisor' | 'change-ended';
  /** When the agent becomes ready by itself; `null`: only when somebody says so. */
  readonly backOffUntilMs: Ms | null;
}

/** A presence will take effect when the last piece of work is done; nothing new is offered meanwhile. */
export interface AgentNextPresenceSet extends AgentSubject {
  readonly type: 'agent.next-presence-set';
  readonly next: NextPresence;
}

/** The cool-down after a contact is over: the agent may be offered more. */
export interface AgentCooledDown extends AgentSubject {
  readonly type: 'agent.cooled-down';
  readonly channel: ChannelId | null;
}

export interface AgentConnected extends AgentSubject {
  readonly type: 'agent.connected';
  readonly connection: string;
}

/** One of several desk windows is gone; the others remain. */
export interface AgentConnectionDropped extends AgentSubject {
  readonly type: 'agent.connection-dropped';
  readonly connection: string;
}

/** The last desk window is gone; offers stand until `graceUntilMs`. */
export interface AgentConnectionLost extends AgentSubject {
  readonly type: 'agent.connection-lost';
  readonly graceUntilMs: Ms;
}

export interface AgentConnectionExpired extends AgentSubject {
  readonly type: 'agent.connection-expired';
}

/** An authorisation of the agent has come into force or expired. */
export interface AgentAuthorisationChanged extends AgentSubject {
  readonly type: 'agent.authorisation-changed';
  readonly skill: SkillId;
  readonly valid: boolean;
}

/** A supervisor has overridden the agent's profile, or set the presence. */
export interface AgentChanged extends AgentSubject, Overlay {
  readonly type: 'agent.changed';
  /** Whether there is anything to undo later; a presence without an end counts as declared by the agent. */
  readonly stays: boolean;
  /** The profile that everything reads from now on: the roster's with every change in force. */
  readonly profile: AgentProfile;
}

/** Changes have ended, or were undone by hand. */
export interface AgentChangeEnded extends AgentSubject {
  readonly type: 'agent.change-ended';
  readonly ended: readonly number[];
  readonly profile: AgentProfile;
  /** `due`, or why a supervisor undid them. */
  readonly because: string;
  readonly by: string | null;
}

export type AgentEvent =
  | AgentChanged
  | AgentChangeEnded
  | AgentSignedIn
  | AgentSignedOut
  | AgentReady
  | AgentNotReady
  | AgentNextPresenceSet
  | AgentCooledDown
  | AgentConnected
  | AgentConnectionDropped
  | AgentConnectionLost
  | AgentConnectionExpired
  | AgentAuthorisationChanged;
