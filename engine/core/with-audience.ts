import type { Handling } from '../domain/events/callback.js';
import type { Event } from '../domain/events.js';
import type { ContactOrdinal } from '../domain/ids.js';
import { withAsker } from './asker.js';
import type { RouterState } from './state/state.js';

/** The event with the agents who are to hear of it, where those it is about do not say so; the state is that before the event is applied. */
export function withAudience(state: Readonly<RouterState>, event: Event): Event {
  switch (event.type) {
    case 'contact.dialled':
    case 'contact.callback-ended':
      return { ...event, ...handling(state, event.ordinal) };
    case 'contact.callback-requested':
      return { ...event, attempts: state.contacts.get(event.ordinal)?.outbound?.attempts ?? 0, ...handling(state, event.ordinal) };
    default:
      return withAsker(state, event);
  }
}

/** The agents who are offered a contact or have it, as events that change what they are to do with it name them. */
function handling(state: Readonly<RouterState>, ordinal: ContactOrdinal): Handling {
  const offers = state.contacts.get(ordinal)?.offers ?? [];
  const agents = offers.map((offer) => state.offers.get(offer)?.agent).filter((agent) => agent !== undefined);
  return agents.length === 0 ? {} : { agents };
}
