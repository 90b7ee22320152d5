import { isBetweenPeople } from './handover.js';
import type { LiveContact, LiveOffer, RouterState } from './state.js';
import { liveOffersOf } from './subject.js';

/**
 * The offers of a contact that end with its urgency, where it is about to get another band: whoever is urgent is offered from a queue that is
 * closed in an emergency, and nobody else.
 */
export function offersOfLostUrgency(state: Readonly<RouterState>, contact: LiveContact, band: number): readonly LiveOffer[] {
  if (contact.band !== 0 || band === 0 || contact.state !== 'offered' || isBetweenPeople(contact)) return [];
  const emergency = state.queues.get(contact.queue)?.override?.emergency ?? null;
  return emergency === null ? [] : liveOffersOf(state, contact.offers);
}
