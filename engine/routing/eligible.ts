import type { AgentRecord } from '../core/state/state.js';
import type { Reason, Routing, StepReason } from './context.js';
import { FIXED_REASONS, STEP_REASONS } from './lasting-reasons.js';
import { eligibleAlone, OWN_PASSING_REASONS, ringOf } from './own-reasons.js';
import { blend } from './reasons/blend.js';

/** Reasons that look at what else is waiting. They ask all other reasons about those contacts and therefore come last. */
const RIVAL_REASONS: readonly Reason[] = [blend];

/** Reasons that pass by themselves, without anybody changing plan, roster or presence. */
export const PASSING_REASONS: readonly Reason[] = [...OWN_PASSING_REASONS, ...RIVAL_REASONS];

/** Every reason, in the order in which the first blocking one is reported. */
export const REASONS: readonly (Reason | StepReason)[] = [...FIXED_REASONS, ...STEP_REASONS, ...PASSING_REASONS];

export const REASON_NAMES: readonly string[] = REASONS.map(({ name }) => name);

/**
 * Whether the agent may be given the contact now, and in which ring: the one answer for every path. `undefined` means no; `whyNot` gives
 * the reason.
 */
export function eligible(routing: Routing, agent: AgentRecord): number | undefined {
  const ring = eligibleAlone(routing, agent);
  if (ring === undefined) return undefined;
  for (const reason of RIVAL_REASONS) if (reason.blocks(routing, agent)) return undefined;
  return ring;
}

/** The first reason against the agent, with its sentence; `undefined` for an eligible agent. */
export function whyNot(routing: Routing, agent: AgentRecord): { readonly reason: string; readonly because: string } | undefined {
  const told = (reason: Reason) => ({ reason: reason.name, because: reason.explains(routing, agent) });
  const fixed = FIXED_REASONS.find((reason) => reason.blocks(routing, agent));
  if (fixed !== undefined) return told(fixed);
  if (ringOf(routing, agent) === undefined) return whyNotInRing(routing, agent);
  const passing = PASSING_REASONS.find((reason) => reason.blocks(routing, agent));
  return passing === undefined ? undefined : told(passing);
}

/** What keeps an agent who is in no open ring out of the widest one. */
export function whyNotInRing(routing: Routing, agent: AgentRecord): { readonly reason: string; readonly because: string } {
  const widest = routing.steps.at(-1);
  if (widest === undefined) return { reason: 'ring-hub', because: `${routing.contact.contact} has no open step` };
  const reason = STEP_REASONS.find((one) => one.blocks(routing, agent, widest.step)) ?? STEP_REASONS[0];
  return { reason: reason?.name ?? '', because: reason?.explains(routing, agent, widest.step) ?? '' };
}

/** Every reason against the agent, by name. Rings count as one obstacle, named by what keeps the agent out of the widest open one. */
export function obstacles(routing: Routing, agent: AgentRecord): readonly string[] {
  const names = FIXED_REASONS.filter((reason) => reason.blocks(routing, agent)).map(({ name }) => name);
  const widest = routing.steps.at(-1);
  if (widest !== undefined && ringOf(routing, agent) === undefined)
    names.push(...STEP_REASONS.filter((reason) => reason.blocks(routing, agent, widest.step)).map(({ name }) => name));
  names.push(...PASSING_REASONS.filter((reason) => reason.blocks(routing, agent)).map(({ name }) => name));
  return names;
}
