import type { AgentRecord } from '../../core/state/state.js';
import type { Step } from '../../domain/policy.js';
import { idleIn } from '../census.js';
import type { Reason, Routing } from '../context.js';
import { STEP_REASONS } from '../lasting-reasons.js';

const inStep = (routing: Routing, agent: AgentRecord, step: Step): boolean =>
  STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step));

const keeps = ({ contact, steps }: Routing): boolean => contact.band !== 0 && steps.some(({ step }) => step.reserve > 0);

/**
 * Every open step whose ring includes the agent keeps a reserve of idle agents, and no more agents are idle than that. Ends as soon as one
 * more is idle or a step without a reserve opens. Urgent contacts (band 0) are never held back.
 */
export const reserve: Reason = {
  name: 'reserve',
  dependsOn: 'crowd',
  concerns: keeps,
  blocks: (routing, agent) => {
    if (!keeps(routing)) return false;
    return !routing.steps.some(({ step }) => inStep(routing, agent, step) && (step.reserve === 0 || idleIn(routing, step) > step.reserve));
  },
  explains: (routing, agent) => {
    const kept = routing.steps
      .filter(({ step }) => inStep(routing, agent, step))
      .map(({ step }) => `${idleIn(routing, step)} idle of ${step.reserve} kept`);
    return `${agent.id} belongs to the reserve (${kept.join(', ')})`;
  },
};
