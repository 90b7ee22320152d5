import type { Plan, UserCommand } from '@signalbox/engine';
import { type Stream, spans } from '../chance/index.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import type { Demand } from './scenario.js';

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

/** Starts of slots in a queue's calendar from an instant on, as far ahead as bookings are allowed. */
function* slotsFrom(plan: Plan, { queue }: Demand, nowMs: number, fromMs: number): Generator<number> {
  const slots = plan.queues.find(({ id }) => id === queue)?.slots;
  const calendar = slots?.calendar == null ? undefined : plan.calendars[slots.calendar];
  if (slots == null || calendar === undefined) return;
  const lastMs = nowMs + slots.aheadMs;
  // The instants alternate: open, close, open, close …
  for (let place = 0; place + 1 < calendar.instantsMs.length; place += 2) {
    const [openMs = 0, closeMs = 0] = calendar.instantsMs.slice(place, place + 2);
    if (openMs > lastMs) return;
    for (let atMs = openMs; atMs + slots.everyMs <= closeMs && atMs <= lastMs; atMs += slots.everyMs) if (atMs >= fromMs) yield atMs;
  }
}
