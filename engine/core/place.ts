import { addOpenMs } from '../domain/calendar.js';
import type { Place } from '../domain/events/contact.js';
import type { Plan } from '../domain/plan.js';
import type { PolicyClock, RoutingPolicy } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';

/** The instant at which a duration ends on the policy's clock: all time, or only the queue's open hours. */
export function spanEndsAtMs(plan: Plan, queue: Queue, fromMs: Ms, spanMs: Ms, clock: PolicyClock): Ms {
  const calendar = clock === 'openHours' && queue.calendar !== null ? plan.calendars[queue.calendar] : undefined;
  return calendar === undefined ? fromMs + spanMs : addOpenMs(calendar, fromMs, spanMs);
}

/**
 * A contact's place in the one order, fixed at each visit: earliest due date first (Jackson 1955), a point of priority being worth
 * `pointMs` of waiting.
 */
export function placeOf(plan: Plan, queue: Queue, policy: RoutingPolicy, from: { rankFromMs: Ms; band: number; priority: number }): Place {
  const { rankFromMs, band, priority } = from;
  const targetMs = spanEndsAtMs(plan, queue, rankFromMs, policy.target.withinMs, policy.target.clock) - rankFromMs;
  return inPlace({ band, priority, rankFromMs, targetMs }, plan);
}

export const inPlace = ({ band, priority, rankFromMs, targetMs }: Omit<Place, 'rankAtMs'>, { pointMs }: Plan): Place => ({
  rankAtMs: rankFromMs + targetMs - priority * pointMs,
  band,
  priority,
  rankFromMs,
  targetMs,
});
