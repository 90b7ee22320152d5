import type { RingOpened } from '../domain/events/contact.js';
import type { Step } from '../domain/policy.js';
import type { Ms } from '../domain/units.js';
import type { LiveContact, RouterState } from './state.js';
import { ofContact, policyOf } from './subject.js';

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
  const steps = policyOf(state, contact)?.steps ?? NO_STEPS;
  const step = firstBut(open, steps);
  const next = steps[step];
  return next === undefined ? null : { step, clockMs: contact.enteredClockMs + next.afterMs, afterMs: next.afterMs };
}

const NO_STEPS: readonly Step[] = [];

/** The place of the first step that is not open; behind all of them where none is left. */
function firstBut(open: readonly number[], steps: readonly Step[]): number {
  let step = 0;
  while (step < steps.length && open.includes(step)) step++;
  return step;
}

/** Waiting after which that step opens, asked far more often than which; `null`: none is left. */
export function nextStepAfterMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  const steps = policyOf(state, contact)?.steps ?? NO_STEPS;
  return steps[firstBut(contact.openSteps, steps)]?.afterMs ?? null;
}

/** A step opens to a contact, which may make it more urgent, never less. */
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
