import type { AgentRecord, RouterState } from '../core/state/state.js';
import type { Step } from '../domain/policy.js';
import { isSetAside } from './capacity.js';
import type { Asked, Routing } from './context.js';
import { couldTakeWhenFree } from './could-take.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';

/** Whether any of the signed-in agents asked about could take the contact once free. */
export const anyCouldTake = (routing: Routing, asked: Asked): boolean =>
  routing.census === null
    ? routing.state.agentsInOrder.some((agent) => isAsked(asked, agent) && couldTakeWhenFree(routing, agent))
    : routing.census.anyCouldTake(routing, asked);

export const isAsked = ({ hub, agent: accepts }: Asked, agent: AgentRecord): boolean =>
  (hub === undefined || hub(agent.profile.hub)) && (accepts === undefined || accepts(agent));

/** An answer that does not depend on the agent: computed once if the census caches it. */
export const once = (routing: Routing, what: string, work: () => boolean): boolean =>
  routing.census === null ? work() : routing.census.once(routing, what, work);

/** How many agents in the step's ring could be asked and have nothing in hand: no offer, no assignment, no wrap-up. */
export function idleIn(routing: Routing, step: Step): number {
  if (routing.census !== null) return routing.census.idleIn(routing, step);
  let count = 0;
  for (const agent of routing.state.agentsInOrder)
    if (
      isIdle(routing.state, agent) &&
      FIXED_REASONS.every((reason) => !reason.blocks(routing, agent)) &&
      STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step))
    )
      count++;
  return count;
}

export function isIdle(state: Readonly<RouterState>, agent: AgentRecord): boolean {
  for (const id of agent.offers) {
    const offer = state.offers.get(id);
    if (offer !== undefined && !isSetAside(offer)) return false;
  }
  return true;
}
