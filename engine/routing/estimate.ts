import { contactOrder } from '../core/contact-order.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import type { Ms } from '../domain/units.js';
import type { WaitEstimate } from '../views.js';
import { channelMaxOf, costFor } from './capacity.js';
import { type Routing, routingOf } from './context.js';
import { couldTakeWhenFree } from './could-take.js';

/** 90th percentile of the standard normal distribution. */
const Z_90 = 1.2815515655446004;

/**
 * How long the contact will probably wait: the time until as many places have become free as there are contacts up to and including this
 * one. Each place becomes free after an exponential time with the queue's recent mean handling time: the queue-length predictor (Whitt
 * 1999, "Predicting queueing delays"; Ibrahim and Whitt 2009). Quantiles by Wilson and Hilferty (1931), which needs only sums, products and
 * roots and is therefore the same on every machine. Contacts ahead that abandon and rings yet to open make the wait shorter; more urgent
 * contacts yet to arrive make it longer. `null` if nothing can be said: nobody who could take the contact is there, or nothing has been
 * handled yet.
 */
export function estimatedWait(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): WaitEstimate | null {
  const lasted = state.queues.get(contact.queue)?.lastHandledMs ?? [];
  const routing = routingOf(state, contact, atMs);
  if (lasted.length === 0 || routing === undefined) return null;
  const places = placesOf(routing);
  if (places === 0) return null;
  const position = positionOf(state, contact);
  const handlingMs = Math.round(lasted.reduce((sum, one) => sum + one, 0) / lasted.length);
  const meanMs = (position * handlingMs) / places;
  return { position, places, handlingMs, p50Ms: medianMs(meanMs, position), p90Ms: ninetiethMs(meanMs, position, lasted.length) };
}

/** Median of the sum of `count` exponential durations whose mean is `meanMs` in total. */
function medianMs(meanMs: Ms, count: number): Ms {
  const root = 1 - 1 / (9 * count);
  return Math.round(meanMs * root * root * root);
}

/**
 * The 90th percentile of that sum when the mean is itself estimated from `sampled` such durations: an F distribution with 2 `count` and 2
 * `sampled` degrees of freedom, both chi-squares by the cube-root approximation. Ignoring the estimation error, one wait in eight would
 * exceed the estimate instead of one in ten.
 */
function ninetiethMs(meanMs: Ms, count: number, sampled: number): Ms {
  const [a, b] = [1 / (9 * count), 1 / (9 * sampled)];
  const square = (1 - b) * (1 - b) - Z_90 * Z_90 * b;
  const half = (1 - a) * (1 - b);
  const root = (half + Math.sqrt(half * half - square * ((1 - a) * (1 - a) - Z_90 * Z_90 * a))) / square;
  return Math.round(meanMs * root * root * root);
}

/** The contact's position: those who wait before it in the same queue and channel, plus itself. */
export function positionOf(state: Readonly<RouterState>, contact: LiveContact): number {
  let position = 1;
  for (const other of state.waiting)
    if (other.queue === contact.queue && other.channel === contact.channel && contactOrder(other, contact) < 0) position++;
  return position;
}

/**
 * How many contacts could be served at once: for each agent who could take the contact, as many as the channel's maximum and the agent's
 * capacity allow.
 */
function placesOf(routing: Routing): number {
  const channel = routing.plan.channels[routing.contact.channel];
  if (channel === undefined) return 0;
  let places = 0;
  for (const agent of routing.state.agentsInOrder) {
    if (!couldTakeWhenFree(routing, agent)) continue;
    const most = channelMaxOf(channel, agent);
    const cost = costFor(routing, agent);
    places += cost === 0 ? most : Math.min(most, Math.floor(agent.profile.capacity / cost));
  }
  return places;
}
