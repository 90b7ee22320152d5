import type { LiveContact, RouterState } from '../core/state/state.js';
import type { AgentId, HubId } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import type { WhyWaiting } from '../views.js';
import { isBack, workOf } from './capacity.js';
import { type Routing, routingOf } from './context.js';
import { obstacles } from './eligible.js';
import { whyNotRoutable } from './routable.js';

/**
 * Asks every reason about every agent, not only up to the first that blocks: agents with exactly one reason against them are those whom a
 * single change would make eligible. An agent whose own customer has come back goes on with that conversation first, and is none of them.
 */
export function whyWaiting(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): WhyWaiting {
  const routing = routingOf(state, contact, atMs);
  const counts: Record<string, number> = {};
  const single = new Map<string, { agents: AgentId[]; hubs: Set<HubId> }>();
  for (const agent of routing === undefined ? [] : state.agentsInOrder) {
    const against = obstacles(routing as Routing, agent);
    for (const reason of against) counts[reason] = (counts[reason] ?? 0) + 1;
    const [only, second] = against;
    if (only === undefined || second !== undefined || workOf(state, agent).some(isBack)) continue;
    const found = single.get(only) ?? { agents: [], hubs: new Set<HubId>() };
    single.set(only, found);
    found.agents.push(agent.id);
    found.hubs.add(agent.profile.hub);
  }
  const singleObstacles = [...single].map(([reason, { agents, hubs }]) => ({ reason, agents, hubs: [...hubs] }));
  return {
    notRoutable: whyNotRoutable(state, contact) ?? null,
    counts,
    singleObstacles: singleObstacles.sort((a, b) => b.agents.length - a.agents.length || (a.reason < b.reason ? -1 : 1)),
  };
}
