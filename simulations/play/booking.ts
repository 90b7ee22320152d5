import type { Plan, UserCommand } from '@signalbox/engine';
import { type Stream, spans } from '../chance/index.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import type { Demand } from './scenario.js';

type Slots = NonNullable<Plan['queues'][number]['slots']>;

/** Customers who book a slot with an agent instead of waiting. */
export interface Booking {
  /** Enqueues a customer with the first free slot that is as far ahead as drawn, and returns its start; `null`: none was free. */
  enqueue(customer: Customer, enqueue: Extract<UserCommand, { type: 'contact.enqueue' }>): number | null;
}

/** `planNow` returns the plan in force. */
export function openBooking(planNow: () => Plan, command: Commander, streamOf: (name: string) => Stream): Booking {
  return {
    enqueue({ id, demand, arrivalMs }, enqueue) {
      const { books, name } = demand;
      if (books == null) return null;
      const aheadMs = spans(books, streamOf(`${name}/ahead/${id}`))();
      for (const slotMs of slotsFrom(planNow(), demand, arrivalMs, arrivalMs + Math.max(1, aheadMs)))
        if (command.unlessFull({ ...enqueue, slotMs, callback: false }) === undefined) return slotMs;
      return null;
    },
  };
}

/** Starts of a queue's slots from an instant on, in order, as far ahead as bookings are allowed: those of its calendar and those listed. */
function* slotsFrom(plan: Plan, { queue }: Demand, nowMs: number, fromMs: number): Generator<number> {
  const slots = plan.queues.find(({ id }) => id === queue)?.slots;
  if (slots == null) return;
  const lastMs = nowMs + slots.aheadMs;
  const listedMs = slots.listed.map((slot) => slot.fromMs).filter((atMs) => atMs >= fromMs && atMs <= lastMs);
  let next = 0;
  for (const atMs of regularFrom(plan, slots, fromMs, lastMs)) {
    for (; next < listedMs.length && (listedMs[next] as number) <= atMs; next++)
      if (listedMs[next] !== atMs) yield listedMs[next] as number;
    yield atMs;
  }
  yield* listedMs.slice(next);
}

function* regularFrom({ calendars }: Plan, { calendar: id, everyMs }: Slots, fromMs: number, lastMs: number): Generator<number> {
  const calendar = id === null ? undefined : calendars[id];
  if (calendar === undefined) return;
  // The instants alternate: open, close, open, close …
  for (let place = 0; place + 1 < calendar.instantsMs.length; place += 2) {
    const [openMs = 0, closeMs = 0] = calendar.instantsMs.slice(place, place + 2);
    if (openMs > lastMs) return;
    for (let atMs = openMs; atMs + everyMs <= closeMs && atMs <= lastMs; atMs += everyMs) if (atMs >= fromMs) yield atMs;
  }
}
