import type { CommandOf } from '../../domain/commands.js';
import type { NextPresence } from '../../domain/events/agent.js';
import type { Event } from '../../domain/events.js';
import { nearestName } from '../../domain/nearest.js';
import { SIGNED_IN } from '../../domain/plan.js';
import { type Decision, reject } from '../decision.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { AgentRecord, RouterState } from '../state/state.js';
import { ofAgent } from '../subject.js';

export const unknownAgent = (state: Readonly<RouterState>, agent: string) =>
  reject('AGENT_UNKNOWN', { agent, nearest: nearestName(agent, [...state.agents.keys()]) });

export const inOtherPresence = (agent: AgentRecord, type: string) =>
  reject('AGENT_STATE', { agent: agent.id, state: agent.presence, type });

export function signIn(state: Readonly<RouterState>, command: CommandOf<'agent.sign-in'>): Decision {
  const agent = state.agents.get(command.agent);
  if (agent === undefined || !agent.inRoster) return unknownAgent(state, command.agent);
  if (agent.presence !== 'offline') return inOtherPresence(agent, command.type);
  const events: Event[] = [{ type: 'agent.signed-in', ...ofAgent(agent) }];
  if (command.presence === 'ready') events.push({ type: 'agent.ready', ...ofAgent(agent), channels: null, because: 'agent' });
  return events;
}

/** Declares the agent's presence. Going notReady revokes pending offers without a strike. */
export function setPresence(state: Readonly<RouterState>, command: CommandOf<'agent.set-presence'>): Decision {
  const agent = state.agents.get(command.agent);
  if (agent === undefined) return unknownAgent(state, command.agent);
  if (agent.presence === 'offline') return inOtherPresence(agent, command.type);
  if (command.presence === 'ready') {
    const foreign = command.channels?.find((channel) => !agent.profile.channels.includes(channel));
    if (foreign !== undefined) return reject('AGENT_CHANNEL', { agent: agent.id, channel: foreign, channels: agent.profile.channels });
    const dropped = liveOffersOfAgents(state, [agent]).filter(
      ({ channel }) => command.channels !== null && !command.channels.includes(channel),
    );
    return [
      ...revoke(state, dropped, 'not-ready'),
      { type: 'agent.ready', ...ofAgent(agent), channels: command.channels, because: 'agent' },
    ];
  }
  const reason = command.reason ?? SIGNED_IN;
  const reasons = state.plan?.presenceReasons.map(({ id }) => id) ?? [];
  if (command.reason === null || !reasons.includes(reason)) return reject('REASON_UNKNOWN', { reason: command.reason, reasons });
  if (command.when === 'free' && isBusy(state, agent)) return leaveOnceFree(state, agent, { presence: 'notReady', reason });
  return [
    ...revoke(state, liveOffersOfAgents(state, [agent]), 'not-ready'),
    { type: 'agent.not-ready', ...ofAgent(agent), reason, because: 'agent', backOffUntilMs: null },
  ];
}

/** Whether the agent has work to finish; an offer not yet answered is none. */
export const isBusy = (state: Readonly<RouterState>, agent: AgentRecord): boolean =>
  agent.offers.some((id) => state.offers.get(id)?.state !== 'live');

/** The agent finishes the work in hand before the new presence takes effect; pending offers are revoked, and none is made any more. */
export const leaveOnceFree = (state: Readonly<RouterState>, agent: AgentRecord, next: NextPresence): readonly Event[] => [
  ...revoke(state, liveOffersOfAgents(state, [agent]), next.presence === 'offline' ? 'signed-out' : 'not-ready'),
  { type: 'agent.next-presence-set', ...ofAgent(agent), next },
];
