import { alikeOfCustomer, goesBefore } from '../core/invariants/customers-order.js';
import type { Match } from '../core/step.js';
import { match as matchIndexed } from '../routing/match.js';

/**
 * The engine's matcher, held to the order of each customer's contacts at every single decision: who is offered one of them could be given
 * no other of the same kind that came before. `chosen` counts the decisions at which two stood in line.
 */
export function inCustomersOrder(match: Match = matchIndexed): { readonly match: Match; readonly chosen: number } {
  let chosen = 0;
  return {
    get chosen() {
      return chosen;
    },
    match: (state, atMs) => {
      const offer = match(state, atMs);
      const contact = offer && state.contacts.get(offer.ordinal);
      if (contact?.customer == null) return offer;
      for (const other of state.waiting) {
        if (!alikeOfCustomer(contact, other)) continue;
        chosen++;
        if (goesBefore(other, contact)) throw new Error(`${contact.contact} of ${contact.customer} is offered past ${other.contact}`);
      }
      return offer;
    },
  };
}
