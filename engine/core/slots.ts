import type { QueueId } from '../domain/ids.js';
import type { Queue } from '../domain/queue.js';
import { type BookableSlot, type Slot, type Slots, slotsIn } from '../domain/slots.js';
import type { Ms } from '../domain/units.js';
import type { Rejection } from '../errors.js';
import { LIMITS } from '../limits.js';
import { reject } from './decision.js';
import type { LiveContact, RouterState } from './state/state.js';

/** Bookings of a queue by the start of their slots; counted each time, never stored. `besides`: excluding those of one contact. */
export function bookingsOf(state: Readonly<RouterState>, queue: QueueId, besides?: LiveContact): ReadonlyMap<Ms, number> {
  const counts = new Map<Ms, number>();
  for (const contact of state.booked) {
    const { slot } = contact;
    if (slot !== null && contact.queue === queue && contact !== besides) counts.set(slot.fromMs, (counts.get(slot.fromMs) ?? 0) + 1);
  }
  return counts;
}

/** A queue's slots that start within a period and can still be booked, with their number of bookings. */
export function bookable(
  state: Readonly<RouterState>,
  { id, slots }: Queue,
  { fromMs, untilMs, most }: { readonly fromMs: Ms; readonly untilMs: Ms; readonly most: number },
): readonly BookableSlot[] {
  if (slots === null || state.plan === null) return [];
  const booked = bookingsOf(state, id);
  return slotsIn(state.plan.calendars, slots, fromMs, untilMs, most).map((slot) => ({ booked: booked.get(slot.fromMs) ?? 0, ...slot }));
}

/** The queue's slot that starts at an instant and has room for the contact, or why there is none. */
export function slotFor(
  state: Readonly<RouterState>,
  { id: queue, slots }: Queue,
  slotMs: Ms,
  atMs: Ms,
  besides?: LiveContact,
): Slot | Rejection {
  const { plan } = state;
  if (slots === null || plan === null) return reject('SLOTS_NONE', { queue });
  const booked = bookingsOf(state, queue, besides);
  const [slot] = slotMs > atMs && slotMs <= atMs + slots.aheadMs ? slotsIn(plan.calendars, slots, slotMs, slotMs + 1, 1) : [];
  const next = (): Ms | undefined => nextFree(state, slots, booked, slotMs, atMs) ?? nextFree(state, slots, booked, atMs, atMs);
  if (slot === undefined) return reject('SLOT_UNKNOWN', { queue, slot: slotMs, next: next() });
  if ((booked.get(slotMs) ?? 0) >= slot.capacity)
    return reject('SLOT_FULL', { queue, slot: slotMs, capacity: slot.capacity, next: next() });
  return slot;
}

/** The first slot that starts after an instant, lies in the future and has room; `undefined`: none within the time one may book ahead. */
function nextFree({ plan }: Readonly<RouterState>, slots: Slots, booked: ReadonlyMap<Ms, number>, afterMs: Ms, atMs: Ms): Ms | undefined {
  if (plan === null) return undefined;
  const offered = slotsIn(plan.calendars, slots, Math.max(afterMs, atMs) + 1, atMs + slots.aheadMs + 1, LIMITS.slotsSearched);
  return offered.find(({ fromMs, capacity }) => (booked.get(fromMs) ?? 0) < capacity)?.fromMs;
}
