import { isForOne } from './handover.js';
import type { LiveContact, RouterState } from './state.js';
import { policyOf } from './subject.js';

/** The one order of contacts: band, then `rankAtMs`, then ordinal. Negative: `a` comes first. */
export function contactOrder(a: LiveContact, b: LiveContact): number {
  return a.band - b.band || a.rankAtMs - b.rankAtMs || a.ordinal - b.ordinal;
}

/** Where the contact stands, or would stand, in a list kept in contact order. */
function placeOf(waiting: readonly LiveContact[], contact: LiveContact): number {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (contactOrder(waiting[middle] as LiveContact, contact) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertWaiting(waiting: LiveContact[], contact: LiveContact): void {
  waiting.splice(placeOf(waiting, contact), 0, contact);
}

export function removeWaiting(waiting: LiveContact[], contact: LiveContact): void {
  const place = placeOf(waiting, contact);
  if (waiting[place] === contact) waiting.splice(place, 1);
}

/** Live offers a contact may have at a time: one, or as many as its queue's broadcast goes to. */
export const offersAtMost = (state: Readonly<RouterState>, contact: LiveContact): number =>
  isForOne(contact) ? 1 : (policyOf(state, contact)?.policy.offer.to ?? 1);

/** A broadcast that has fewer live offers than it goes to is listed for topping up; any other contact is not. */
export function listToTopUp(state: RouterState, contact: LiveContact): void {
  const { length } = contact.offers;
  if (contact.state !== 'offered' || length === 0 || length >= offersAtMost(state, contact)) return unlistToTopUp(state, contact);
  if (state.toTopUp[placeOf(state.toTopUp, contact)] !== contact) insertWaiting(state.toTopUp, contact);
}

/** Before anything changes that the order goes by. */
export function unlistToTopUp(state: RouterState, contact: LiveContact): void {
  if (state.toTopUp.length > 0) removeWaiting(state.toTopUp, contact);
}

/** Every contact that a further offer may be made of, in contact order: those that wait, and broadcasts to be topped up. */
export function wantingOffers(state: Readonly<RouterState>): readonly LiveContact[] {
  const { waiting, toTopUp } = state;
  return toTopUp.length === 0 ? waiting : [...waiting, ...toTopUp].sort(contactOrder);
}

/** An urgent contact is listed until somebody has it. */
export function listUrgent(state: RouterState, contact: LiveContact): void {
  if (contact.band === 0 && (contact.state === 'queued' || contact.state === 'offered')) state.urgent.add(contact);
  else if (state.urgent.size > 0) state.urgent.delete(contact);
}
