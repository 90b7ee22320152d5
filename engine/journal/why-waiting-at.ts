import { dueOf } from '../core/due/due.js';
import { nextStepOf } from '../core/due/next-step.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import { viewContact } from '../core/views.js';
import type { Ms } from '../domain/units.js';
import { routingOf } from '../routing/context.js';
import { eligible } from '../routing/eligible.js';
import { estimatedWait } from '../routing/estimate.js';
import { whyWaiting } from '../routing/why-waiting.js';
import type { WhyWaiting, WhyWaitingView } from '../views.js';

/** Why a contact waits, what comes by itself, and the one change that would release it. */
export function explainWaiting(state: RouterState, contact: LiveContact, atMs: Ms): WhyWaitingView {
  const why = whyWaiting(state, contact, atMs);
  const next = contact.state === 'owned' ? null : nextStepOf(state, contact);
  const nextRing = next && {
    step: next.step,
    atMs: dueOf(state, 'step', contact.contact, contact.ordinal),
  };
  const helpfulStep = why.notRoutable === null ? helpfulStepOf(state, contact, atMs) : null;
  return {
    contact: viewContact(state, contact),
    planVersion: state.planVersion,
    ...why,
    nextRing,
    helpfulStep,
    estimate: contact.state === 'owned' ? null : estimatedWait(state, contact, atMs),
    release: contact.state === 'owned' ? null : releaseOf(why, helpfulStep),
  };
}

function helpfulStepOf(state: RouterState, contact: LiveContact, atMs: Ms): number | null {
  const steps = routingOf(state, contact, atMs)?.policy.steps ?? [];
  const helps = (step: number): boolean => {
    if (contact.openSteps.includes(step)) return false;
    const opened = { ...contact, openSteps: [...contact.openSteps, step].sort((a, b) => a - b) };
    const routing = routingOf(state, opened, atMs);
    return routing !== undefined && state.agentsInOrder.some((agent) => eligible(routing, agent) !== undefined);
  };
  const step = steps.findIndex((_, number) => helps(number));
  return step < 0 ? null : step;
}

const NAMED_MAX = 3;

/** Doors first, then a ring that would open, then the single reason against most agents. */
function releaseOf({ notRoutable, singleObstacles }: WhyWaiting, helpfulStep: number | null): string | null {
  if (notRoutable !== null) return notRoutable.because;
  if (helpfulStep !== null) return `ring ${helpfulStep} would bring somebody who can take it now`;
  const [most] = singleObstacles;
  if (most === undefined) return null;
  const named = most.agents.slice(0, NAMED_MAX).join(', ');
  const more = most.agents.length - NAMED_MAX;
  return `only ${most.reason} is in the way of ${named}${more > 0 ? ` and ${more} more` : ''}`;
}
