import type { Ms } from '../domain/units.js';
import type { LiveContact, RouterState } from './state.js';
import { policyOf } from './subject.js';

/** A step that is not open to a contact yet, and the reading of its queue's clock at which it will be. */
export interface NextStep {
  readonly step: number;
  readonly clockMs: Ms;
  /** Waiting after which it opens. */
  readonly afterMs: Ms;
}

/**
 * The step a contact reaches next by waiting, as the plan in force has it: a plan that adds a ring adds it for those who wait already.
 * `null`: every step of the policy is open.
 */
export function nextStepOf(
  state: Readonly<RouterState>,
  contact: LiveContact,
  open: readonly number[] = contact.openSteps,
): NextStep | null {
  const step = (open.at(-1) ?? 0) + 1;
  const next = policyOf(state, contact)?.policy.steps[step];
  return next === undefined ? null : { step, clockMs: contact.enteredClockMs + next.afterMs, afterMs: next.afterMs };
}
