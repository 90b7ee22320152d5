import type { RingOpened } from '../../domain/events/contact.js';
import type { Step } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { ofContact, policyOf } from '../subject.js';

/** A step that is not open to a contact yet, and the reading of its queue's clock at which it opens. */
export interface NextStep {
  readonly step: number;
  readonly clockMs: Ms;
  /** The wait after which it opens. */
  readonly afterMs: Ms;
}

/**
 * The step a contact reaches next by waiting, by the plan in force: a ring added by a new plan applies to contacts already waiting. `null`:
 * every step of the policy is open.
 */
export function nextStepOf(
  state: Readonly<RouterState>,
  contact: LiveContact,
  open: readonly number[] = contact.openSteps,
): NextStep | null {
  const steps = policyOf(state, contact)?.steps ?? NO_STEPS;
  const step = firstBut(open, steps);
  const next = steps[step];
  return next === undefined ? null : { step, clockMs: contact.enteredClockMs + next.afterMs, afterMs: next.afterMs };
}

const NO_STEPS: readonly Step[] = [];

/** Index of the first step that is not open; the number of steps if all are. */
function firstBut(open: readonly number[], steps: readonly Step[]): number {
  let step = 0;
  while (step < steps.length && open.includes(step)) step++;
  return step;
}

/** The wait after which that step opens, asked far more often than which step it is; `null`: none is left. */
export function nextStepAfterMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  const steps = policyOf(state, contact)?.steps ?? NO_STEPS;
  return steps[firstBut(contact.openSteps, steps)]?.afterMs ?? null;
}

/** Opens a step to a contact; this may make it more urgent, never less. */
export function opened(state: Readonly<RouterState>, contact: LiveContact, step: number, because: RingOpened['because']): RingOpened {
  const raiseBand = policyOf(state, contact)?.steps[step]?.raiseBand ?? contact.band;
  return {
    type: 'ring.opened',
    ...ofContact(contact),
    step,
    because,
    band: Math.min(contact.band, raiseBand),
    nextStepClockMs: nextStepOf(state, contact, [...contact.openSteps, step])?.clockMs ?? null,
  };
}
