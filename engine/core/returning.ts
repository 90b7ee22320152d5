import type { PlaceForgotten, ReturningCustomer } from '../domain/events/place.js';
import type { Event } from '../domain/events.js';
import type { Ms } from '../domain/units.js';
import { LIMITS } from '../limits.js';
import { nextDueOf } from './due/due.js';
import type { RememberedPlace } from './state/remembered.js';
import type { LiveContact, RouterState } from './state/state.js';
import { policyOf } from './subject.js';

/** Tenant and queue ids contain no separator, so the key identifies one customer in one queue. */
export const placeKey = ({ tenant, customer, queue }: ReturningCustomer): string => `${tenant}/${queue}/${customer}`;

export const forgetting = ({ tenant, customer, queue }: ReturningCustomer, because: PlaceForgotten['because']): PlaceForgotten => ({
  type: 'place.forgotten',
  tenant,
  customer,
  queue,
  because,
});

/** What is remembered of an abandoned contact, if the policy says so; the oldest is dropped when there are too many. */
export function remembering(
  state: Readonly<RouterState>,
  { tenant, customer, queue, channel, rankFromMs }: LiveContact,
  atMs: Ms,
): readonly Event[] {
  const returnWithinMs = policyOf(state, { queue, channel })?.returnWithinMs ?? 0;
  if (customer === null || returnWithinMs === 0) return [];
  const who = { tenant, customer, queue };
  const full = state.places.size >= LIMITS.rememberedPlaces && !state.places.has(placeKey(who));
  const oldest = full ? state.places.get(nextDueOf(state, 'place')?.id ?? '') : undefined;
  const room = oldest === undefined ? [] : [forgetting(oldest, 'bound')];
  return [...room, { type: 'place.remembered', ...who, rankFromMs, untilMs: atMs + returnWithinMs }];
}

/** The place to which this customer may return in the queue. */
export function placeLeft(
  state: Readonly<RouterState>,
  who: Omit<ReturningCustomer, 'customer'> & { customer: string | null },
): RememberedPlace | undefined {
  return who.customer === null || state.places.size === 0 ? undefined : state.places.get(placeKey({ ...who, customer: who.customer }));
}
