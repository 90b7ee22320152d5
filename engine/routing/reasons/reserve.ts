import type { AgentRecord } from '../../core/state.js';
import type { Step } from '../../domain/policy.js';
import { workOf } from '../capacity.js';
import type { Reason, Routing } from '../context.js';
import { FIXED_REASONS, STEP_REASONS } from '../lasting-reasons.js';

const inStep = (routing: Routing, agent: AgentRecord, step: Step): boolean =>
  STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step));

/** Agents of the step who could be asked and have nothing in hand, offered or to wrap up. */
function idleOf(routing: Routing, step: Step): number {
  const idle = (agent: AgentRecord): boolean =>
    workOf(routing.state, agent).every((offer) => offer.state === 'suspended') &&
    FIXED_REASONS.every((reason) => !reason.blocks(routing, agent)) &&
    inStep(routing, agent, step);
  let count = 0;
  for (const agent of routing.state.agentsInOrder) if (idle(agent)) count++;
  return count;
}

/**
 * Every open step that holds the agent keeps a reserve, and no more of its agents are idle than it keeps. Ends as soon as one more is
 * idle, or a step without a reserve opens; urgent contacts (band 0) are never held back.
 */
export const reserve: Reason = {
  name: 'reserve',
  blocks: (routing, agent) => {
    const { contact, steps } = routing;
    if (contact.band === 0 || steps.every(({ step }) => step.reserve === 0)) return false;
    return !steps.some(({ step }) => inStep(routing, agent, step) && (step.reserve === 0 || idleOf(routing, step) > step.reserve));
  },
  explains: (routing, agent) => {
    const kept = routing.steps
      .filter(({ step }) => inStep(routing, agent, step))
      .map(({ step }) => `${idleOf(routing, step)} idle of ${step.reserve} kept`);
    return `${agent.id} belongs to the reserve (${kept.join(', ')})`;
  },
};
