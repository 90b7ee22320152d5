import type { Event } from '../domain/events.js';
import { isAsking } from './handover.js';
import type { RouterState } from './state/state.js';

/** The event with the agent who asks, if it says how a consult or a consultative transfer stands; any other as it is. */
export function withAsker(state: Readonly<RouterState>, event: Event): Event {
  if (state.handovers.size === 0) return event;
  switch (event.type) {
    case 'offer.made':
    case 'offer.accepted':
    case 'contact.requeued':
    case 'contact.moved':
    case 'contact.parked':
    case 'contact.returned':
    case 'contact.rejected':
    case 'contact.withdrawn':
    case 'contact.abandoned':
    case 'contact.released': {
      const contact = state.contacts.get(event.ordinal);
      const asker = contact !== undefined && isAsking(contact) ? contact.link?.agent : null;
      return asker == null ? event : { ...event, asker };
    }
    default:
      return event;
  }
}
