import type { Event } from './events.js';

/** Fields that tell desks what they show. No state is made from them, so records from before them fold, and are decided, to the same. */
const SHOWN: { readonly [T in Event['type']]?: readonly string[] } = {
  'offer.made': ['callback'],
  'contact.callback-requested': ['agents', 'attempts'],
  'contact.dialled': ['agents'],
};

/** The event without those of these fields that its recorded form does not have either. */
export function withoutUnrecorded(event: Event, recorded: Event): Event {
  const later = SHOWN[event.type]?.filter((field) => field in event && !(field in recorded));
  if (later === undefined || later.length === 0) return event;
  return Object.fromEntries(Object.entries(event).filter(([field]) => !later.includes(field))) as unknown as Event;
}
