import type { Handling } from '../domain/events/callback.js';
import type { ContactOrdinal } from '../domain/ids.js';
import type { RouterState } from './state/state.js';

/** The agents who are offered a contact or have it, as events that change what they are to do with it name them. */
export function handling(state: Readonly<RouterState>, ordinal: ContactOrdinal): Handling {
  const offers = state.contacts.get(ordinal)?.offers ?? [];
  const agents = offers.map((offer) => state.offers.get(offer)?.agent).filter((agent) => agent !== undefined);
  return agents.length === 0 ? {} : { agents };
}
