import type { AgentRecord } from '../core/state.js';
import { roomWhenFree } from './capacity.js';
import type { Routing } from './context.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';

/**
 * Whether a signed-in agent would be eligible if nothing but room were missing: the presence test of affinity and refusals.
 * Leaves out capacity (it passes) and those two reasons themselves (they would ask each other).
 */
export function couldTakeWhenFree(routing: Routing, agent: AgentRecord): boolean {
  for (const reason of FIXED_REASONS) if (reason.blocks(routing, agent)) return false;
  if (!roomWhenFree(routing, agent)) return false;
  return routing.steps.some(({ step }) => STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step)));
}
