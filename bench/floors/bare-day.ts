import { BareHall } from './bare-hall.js';
import { NumberHeap } from './number-heap.js';

/** One customer of a bare day. */
export interface BareCustomer {
  readonly arrivalMs: number;
  readonly handlingMs: number;
  readonly patienceMs: number;
}

export interface BareFigures {
  readonly contacts: number;
  readonly answered: number;
  readonly waitedMs: number;
}

/**
 * Plays customers through the bare hall: arrivals in order, departures and abandonments from one heap. First come, first served by equal
 * agents; the figures are sums, nothing is kept of customers who are gone.
 */
export function playBareDay(customers: Iterable<BareCustomer>, agents: number): BareFigures {
  const hall = new BareHall(agents, agents);
  const agenda = new NumberHeap(4 * agents);
  const present = new Map<number, BareCustomer>();
  const busy = new Set<number>();
  let contacts = 0;
  let answered = 0;
  let waitedMs = 0;

  function begin(contact: number, atMs: number): void {
    const customer = present.get(contact) as BareCustomer;
    busy.add(contact);
    answered += 1;
    waitedMs += atMs - customer.arrivalMs;
    agenda.push(atMs + customer.handlingMs, contact);
  }

  /** Entries of the agenda are contacts: from 0 on, the end of one in hand; below (as -1 - contact), the end of a customer's patience. */
  function happen(atMs: number): void {
    const entry = agenda.pop();
    if (entry < 0) {
      const contact = -1 - entry;
      // A customer answered in time no longer waits when the patience would have ended.
      if (!busy.has(contact) && present.delete(contact)) hall.leave(contact);
      return;
    }
    busy.delete(entry);
    present.delete(entry);
    const next = hall.release(entry);
    if (next >= 0) begin(next, atMs);
  }

  for (const customer of customers) {
    while (agenda.firstKey <= customer.arrivalMs) happen(agenda.firstKey);
    const contact = contacts++;
    present.set(contact, customer);
    if (hall.arrive(contact, customer.arrivalMs) >= 0) begin(contact, customer.arrivalMs);
    else agenda.push(customer.arrivalMs + customer.patienceMs, -contact - 1);
  }
  while (agenda.size > 0) happen(agenda.firstKey);
  return { contacts, answered, waitedMs };
}
