import type { AgentId, ChannelId, HubId, SkillId, TenantId } from '../ids.js';
import type { Ms } from '../units.js';

/** The agent an event is about, and whose supervisors may hear of it. */
export interface AgentSubject {
  readonly agent: AgentId;
  readonly hub: HubId;
  readonly tenants: readonly TenantId[];
}

export interface AgentSignedIn extends AgentSubject {
  readonly type: 'agent.signed-in';
}

export interface AgentSignedOut extends AgentSubject {
  readonly type: 'agent.signed-out';
  readonly because: 'agent' | 'left-roster';
}

export interface AgentReady extends AgentSubject {
  readonly type: 'agent.ready';
  /** Only for these channels; `null`: all of the agent's. */
  readonly channels: readonly ChannelId[] | null;
}

export interface AgentNotReady extends AgentSubject {
  readonly type: 'agent.not-ready';
  readonly reason: string;
  readonly because: 'agent' | 'strikes';
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

export type AgentEvent =
  | AgentSignedIn
  | AgentSignedOut
  | AgentReady
  | AgentNotReady
  | AgentConnected
  | AgentConnectionDropped
  | AgentConnectionLost
  | AgentConnectionExpired
  | AgentAuthorisationChanged;
