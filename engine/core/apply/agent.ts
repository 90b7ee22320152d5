import type { AgentProfile } from '../../domain/agent.js';
import type {
  AgentConnected,
  AgentConnectionDropped,
  AgentConnectionLost,
  AgentEvent,
  AgentNotReady,
  AgentReady,
  CoolDown,
  NextPresence,
} from '../../domain/events/agent.js';
import { SIGNED_IN } from '../../domain/plan.js';
import { type ConnectionAction, connectionTable, type PresenceAction, presenceTable } from '../../lifecycle/tables.js';
import { watch, watchTiers } from '../due/due.js';
import { countTiers } from '../due/late-tiers.js';
import { nothing } from '../state/seldom.js';
import type { Stamp } from '../state/stamp.js';
import type { AgentRecord, RouterState } from '../state/state.js';
import { found, moveOf } from './move.js';

type Write = (state: RouterState, agent: AgentRecord, event: AgentEvent, stamp: Stamp) => void;

const PRESENCE: Readonly<Record<PresenceAction, Write>> = {
  signIn: (_, agent, __, { atMs, seq }) => {
    agent.reason = SIGNED_IN;
    agent.readyFor = null;
    agent.strikes = 0;
    agent.noAnswers = 0;
    agent.idleSinceMs = atMs;
    agent.signedInSeq = seq;
    agent.lastOfferSeq = nothing();
  },
  becomeReady: (_, agent, event) => {
    agent.backOff = null;
    agent.reason = null;
    agent.readyFor = (event as AgentReady).channels;
    agent.strikes = 0;
  },
  becomeNotReady: (state, agent, event) => {
    const { reason, because, backOffUntilMs } = event as AgentNotReady;
    if (because === 'strikes') agent.noAnswers++;
    agent.backOff = backOffUntilMs === null ? null : { untilMs: backOffUntilMs, channels: agent.readyFor };
    watch(state, 'back-off', agent.id, agent.ordinal);
    agent.reason = reason;
    agent.readyFor = null;
  },
  signOut: (_, agent) => {
    agent.backOff = null;
    agent.reason = null;
    agent.readyFor = null;
  },
};

const CONNECTION: Readonly<Record<ConnectionAction, Write>> = {
  connect: (_, agent, event) => {
    agent.connections = agent.connections.concat((event as AgentConnected).connection);
    agent.graceUntilMs = null;
  },
  drop: (_, agent, event) => {
    agent.connections = agent.connections.filter((id) => id !== (event as AgentConnectionDropped).connection);
  },
  lose: (state, agent, event) => {
    agent.connections = [];
    agent.graceUntilMs = (event as AgentConnectionLost).graceUntilMs;
    watch(state, 'agent-grace', agent.id, agent.ordinal);
  },
  expire: (_, agent) => {
    agent.graceUntilMs = null;
  },
};

export function applyAgent(state: RouterState, event: AgentEvent, stamp: Stamp): void {
  const agent = found(state.agents.get(event.agent), 'agent', event.agent);
  switch (event.type) {
    case 'agent.signed-in':
    case 'agent.signed-out':
    case 'agent.ready':
    case 'agent.not-ready': {
      const move = moveOf(presenceTable, agent.presence, event.type);
      agent.presence = move.target;
      for (const action of move.actions) PRESENCE[action](state, agent, event, stamp);
      leave(state, agent, null);
      return forgetIfGone(state, agent);
    }
    case 'agent.connected':
    case 'agent.connection-dropped':
    case 'agent.connection-lost':
    case 'agent.connection-expired': {
      const move = moveOf(connectionTable, agent.connection, event.type);
      agent.connection = move.target;
      for (const action of move.actions) CONNECTION[action](state, agent, event, stamp);
      return forgetIfGone(state, agent);
    }
    case 'agent.next-presence-set':
      return leave(state, agent, event.next);
    case 'agent.cooled-down':
      return coolDown(
        state,
        agent,
        agent.coolDowns.filter(({ channel }) => channel !== event.channel),
      );
    case 'agent.changed': {
      const { n, set, presence, untilMs, because, by } = event;
      setProfile(state, agent, event.profile);
      if (event.stays) agent.changes = [...agent.changes, { n, set, presence, untilMs, because, by }];
      watch(state, 'authorisation', agent.id, agent.ordinal);
      return watch(state, 'agent-change', agent.id, agent.ordinal);
    }
    case 'agent.change-ended':
      setProfile(state, agent, event.profile);
      agent.changes = agent.changes.filter(({ n }) => !event.ended.includes(n));
      watch(state, 'authorisation', agent.id, agent.ordinal);
      return watch(state, 'agent-change', agent.id, agent.ordinal);
    case 'agent.authorisation-changed':
      agent.authorisationReadAtMs = stamp.atMs;
      return watch(state, 'authorisation', agent.id, agent.ordinal);
  }
}

/** Rules in the new profile may have begun already for waiting contacts. */
export function setProfile(state: RouterState, agent: AgentRecord, profile: AgentProfile): void {
  const newRule = countTiers(state, profile, 1);
  countTiers(state, agent.profile, -1);
  agent.profile = profile;
  if (newRule) watchTiers(state);
}

/** A presence declared now replaces one that was to take effect later. */
function leave(state: RouterState, agent: AgentRecord, next: NextPresence | null): void {
  agent.next = next;
  if (next === null) state.leaving.delete(agent);
  else state.leaving.add(agent);
}

export function coolDown(state: RouterState, agent: AgentRecord, coolDowns: readonly CoolDown[]): void {
  agent.coolDowns = coolDowns;
  watch(state, 'cool-down', agent.id, agent.ordinal);
}

/**
 * An agent who has left the roster is kept until the last piece of work is done and the last desk is gone; an agent put back on the roster
 * before that is still connected.
 */
export function forgetIfGone(state: RouterState, agent: AgentRecord): void {
  if (agent.inRoster || agent.offers.length > 0 || agent.presence !== 'offline' || agent.connection !== 'disconnected') return;
  state.agents.delete(agent.id);
  countTiers(state, agent.profile, -1);
  const place = state.agentsInOrder.indexOf(agent);
  if (place >= 0) state.agentsInOrder.splice(place, 1);
}
