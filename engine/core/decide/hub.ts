import type { CommandOf } from '../../domain/commands.js';
import { nearestName } from '../../domain/nearest.js';
import type { Ms } from '../../domain/units.js';
import { hubTable } from '../../lifecycle/tables.js';
import { type Decision, reject } from '../decision.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { AgentRecord, RouterState } from '../state/state.js';

export const agentsOf = (state: Readonly<RouterState>, hub: string): readonly AgentRecord[] =>
  state.agentsInOrder.filter((agent) => agent.profile.hub === hub);

/**
 * Suspends the hub until an instant, or until it is resumed; repeated, the new end counts. Pending offers are revoked and their contacts
 * return to their places; work in hand is finished.
 */
export function suspendHub(state: Readonly<RouterState>, command: CommandOf<'hub.suspend'>, atMs: Ms): Decision {
  const { hub: id, untilMs, because, by } = command;
  if (!state.hubs.has(id)) return unknownHub(state, id);
  if (untilMs !== null && untilMs <= atMs) return reject('COMMAND_INVALID', { field: 'untilMs', problem: 'has passed' });
  return [
    { type: 'hub.suspended', hub: id, untilMs, because, by },
    ...revoke(state, liveOffersOfAgents(state, agentsOf(state, id)), 'hub-suspended'),
  ];
}

export function resumeHub(state: Readonly<RouterState>, { hub: id, because, by }: CommandOf<'hub.resume'>): Decision {
  const hub = state.hubs.get(id);
  if (hub === undefined) return unknownHub(state, id);
  if (!hubTable.can(hub.state, 'hub.resumed')) return reject('HUB_STATE', { hub: id, state: hub.state });
  return [{ type: 'hub.resumed', hub: id, because, by }];
}

export const unknownHub = (state: Readonly<RouterState>, hub: string) =>
  reject('HUB_UNKNOWN', { hub, nearest: nearestName(hub, [...state.hubs.keys()]) });
