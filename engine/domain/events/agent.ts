import type { AgentProfile } from '../agent.js';
import type { Overlay } from '../agent-change.js';
import type { AgentId, ChannelId, HubId, SkillId, TenantId } from '../ids.js';
import type { Ms } from '../units.js';

/** The agent an event is about, and whose supervisors may hear of it. */
export interface AgentSubject {
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly tenants: readonly TenantId[];
}

/** Until then the agent is offered nothing of the channel; `null`: nothing at all. */
export interface CoolDown {
  readonly channel: ChannelId | null;
  readonly untilMs: Ms;
}

/** What an agent will be once the work in hand is done. */
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
  /** `back-off`: set not ready for not answering, the agent is given another chance. */
  readonly because: 'agent' | 'back-off' | 'supervisor' | 'change-ended';
}

export interface AgentNotReady extends AgentSubject {
  readonly type: 'agent.not-ready';
  readonly reason: string;
  readonly because: 'agent' | 'strikes' | 'supervisor' | 'change-ended';
  /** When the agent is ready again by itself; `null`: once somebody says so. */
  readonly backOffUntilMs: Ms | null;
}

/** What the agent has asked for will be so once the last piece of work is done; nothing new is offered meanwhile. */
export interface AgentNextPresenceSet extends AgentSubject {
  readonly type: 'agent.next-presence-set';
  readonly next: NextPresence;
}

/** A while has passed since the end of a contact: the agent may be offered more. */
export interface AgentCooledDown extends AgentSubject {
  readonly type: 'agent.cooled-down';
  readonly channel: ChannelId | null;
}

export interface AgentConnected extends AgentSubject {
  readonly type: 'agent.connected';
  readonly connection: string;
}

/** One of several desk windows has gone; the others remain. */
export interface AgentConnectionDropped extends AgentSubject {
  readonly type: 'agent.connection-dropped';
  readonly connection: string;
}

/** The last desk window has gone; offers stand until `graceUntilMs`. */
export interface AgentConnectionLost extends AgentSubject {
  readonly type: 'agent.connection-lost';
  readonly graceUntilMs: Ms;
}

export interface AgentConnectionExpired extends AgentSubject {
  readonly type: 'agent.connection-expired';
}

/** An authorisation of the agent has come into force or run out. */
export interface AgentAuthorisationChanged extends AgentSubject {
  readonly type: 'agent.authorisation-changed';
  readonly skill: SkillId;
  readonly valid: boolean;
}

/** A supervisor has laid a change over the agent's profile, or set the presence. */
export interface AgentChanged extends AgentSubject, Overlay {
  readonly type: 'agent.changed';
  /** Whether there is anything to be undone later; a presence without an end is as if the agent had declared it. */
  readonly stays: boolean;
  /** The agent as everybody reads it from now on: the roster's profile with every change in force. */
  readonly profile: AgentProfile;
}

/** Changes have come to their end, or were undone by hand. */
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
