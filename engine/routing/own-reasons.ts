import type { AgentRecord } from '../core/state/state.js';
import type { Reason, Routing } from './context.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';
import { affinity } from './reasons/affinity.js';
import { capacity } from './reasons/capacity.js';
import { coolDown } from './reasons/cool-down.js';
import { offeredAlready } from './reasons/offered-already.js';
import { recentRefusal } from './reasons/recent-refusal.js';
import { reserve } from './reasons/reserve.js';
import { share } from './reasons/share.js';

/** Reasons that pass by themselves whatever else is waiting: when a piece of work, a refusal or a reservation ends. */
export const OWN_PASSING_REASONS: readonly Reason[] = [offeredAlready, coolDown, capacity, recentRefusal, affinity, reserve, share];

/** The lowest open step whose ring the agent is in; `undefined`: none. */
export const ringOf = (routing: Routing, agent: AgentRecord): number | undefined =>
  routing.steps.find(({ step }) => STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step)))?.number;

/** Whether the agent could be given the contact now if no other were waiting, and in which ring; `undefined`: no. */
export function eligibleAlone(routing: Routing, agent: AgentRecord): number | undefined {
  for (const reason of FIXED_REASONS) if (reason.blocks(routing, agent)) return undefined;
  const ring = ringOf(routing, agent);
  if (ring === undefined) return undefined;
  for (const reason of OWN_PASSING_REASONS) if (reason.blocks(routing, agent)) return undefined;
  return ring;
}
