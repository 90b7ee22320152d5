import { isBetweenPeople } from './handover.js';
import type { LiveContact, LiveOffer, RouterState } from './state/state.js';
import { liveOffersOf } from './subject.js';

/**
 * The offers that must end when a contact is about to lose its urgency: in a queue closed in an emergency, only urgent contacts are
 * offered.
 */
export function offersOfLostUrgency(state: Readonly<RouterState>, contact: LiveContact, band: number): readonly LiveOffer[] {
  if (contact.band !== 0 || band === 0 || contact.state !== 'offered' || isBetweenPeople(contact)) return [];
  const emergency = state.queues.get(contact.queue)?.override?.emergency ?? null;
  return emergency === null ? [] : liveOffersOf(state, contact.offers);
}
