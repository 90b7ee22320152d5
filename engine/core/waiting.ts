import { contactOrder } from './contact-order.js';
import { isForOne } from './handover.js';
import type { LiveContact, RouterState } from './state/state.js';
import { policyOf } from './subject.js';

/** How many live offers a contact may have at a time: one, or as many as its queue broadcasts. */
export const offersAtMost = (state: Readonly<RouterState>, contact: LiveContact): number =>
  isForOne(contact) ? 1 : (policyOf(state, contact)?.offer.to ?? 1);

/** Lists a broadcast that has fewer live offers than it may have; no other contact. */
export function listToTopUp(state: RouterState, contact: LiveContact): void {
  const { length } = contact.offers;
  if (contact.state !== 'offered' || length === 0 || length >= offersAtMost(state, contact)) return unlistToTopUp(state, contact);
  if (!state.toTopUp.has(contact)) state.toTopUp.add(contact);
}

/** Must be called before anything changes that the order depends on. */
export function unlistToTopUp(state: RouterState, contact: LiveContact): void {
  if (state.toTopUp.size > 0) state.toTopUp.remove(contact);
}

/** Every contact that may get another offer, in contact order: those that wait, and broadcasts to be topped up. */
export function wantingOffers(state: Readonly<RouterState>): Iterable<LiveContact> {
  const { waiting, toTopUp } = state;
  return toTopUp.size === 0 ? waiting : [...waiting, ...toTopUp].sort(contactOrder);
}

/** An urgent contact is listed until somebody has it. */
export function listUrgent(state: RouterState, contact: LiveContact): void {
  if (contact.band === 0 && (contact.state === 'queued' || contact.state === 'offered')) state.urgent.add(contact);
  else if (state.urgent.size > 0) state.urgent.delete(contact);
}
