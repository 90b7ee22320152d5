import type { Customer } from './customers.js';
import type { HandedOn } from './life.js';

/** Customers whom an agent has let go of and who wait for the next one: transferred, or back while their own agent had no room. */
export interface Onward {
  /** The number waiting. */
  waiting(): number;
  begin(customer: Customer, queue: string, atMs: number): void;
  /** Ends and reports the wait of a contact; returns the customer, or `undefined` if it had not been transferred. */
  end(contact: string, outcome: HandedOn['outcome'], atMs: number, by?: HandedOn['by']): Customer | undefined;
  /** Reports everybody still waiting as unserved. */
  close(atMs: number): void;
}

export function openOnward(told: (wait: HandedOn) => void): Onward {
  const waiting = new Map<string, { readonly customer: Customer; readonly queue: string; readonly sinceMs: number }>();

  function end(contact: string, outcome: HandedOn['outcome'], atMs: number, by: HandedOn['by'] = null): Customer | undefined {
    const one = waiting.get(contact);
    if (one === undefined) return undefined;
    waiting.delete(contact);
    const { customer, queue, sinceMs } = one;
    told({ customer, queue, outcome, waitedMs: atMs - sinceMs, atMs, by });
    return customer;
  }

  return {
    waiting: () => waiting.size,
    begin: (customer, queue, sinceMs) => void waiting.set(customer.id, { customer, queue, sinceMs }),
    end,
    close: (atMs) => {
      for (const contact of [...waiting.keys()]) end(contact, 'unserved', atMs);
    },
  };
}
