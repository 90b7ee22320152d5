import type { AgentRecord } from '../core/state/state.js';
import { roomWhenFree } from './capacity.js';
import type { Routing } from './context.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';

/**
 * Whether a signed-in agent would be eligible if only capacity were missing: the presence test of affinity and refusals. Leaves out
 * capacity, which passes by itself, and those two reasons, which would ask each other in a circle.
 */
export function couldTakeWhenFree(routing: Routing, agent: AgentRecord): boolean {
  for (const reason of FIXED_REASONS) if (reason.blocks(routing, agent)) return false;
  if (!roomWhenFree(routing, agent)) return false;
  return routing.steps.some(({ step }) => STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step)));
}
