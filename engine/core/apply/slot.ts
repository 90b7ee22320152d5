import type { SlotEvent } from '../../domain/events/slot.js';
import { watch } from '../due/due.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { found } from './move.js';

export function applySlot(state: RouterState, event: SlotEvent): void {
  const contact = found(state.contacts.get(event.ordinal), 'contact', event.ordinal);
  if (event.type !== 'slot.booked') return freeSlot(state, contact);
  const { fromMs, untilMs, capacity } = event;
  contact.slot = { fromMs, untilMs, capacity };
  state.booked.add(contact);
  watch(state, 'slot', contact.contact, contact.ordinal);
}

/** The contact no longer holds a place: it has an agent, gave the place up, or waits for something else. */
export function freeSlot(state: RouterState, contact: LiveContact): void {
  contact.slot = null;
  state.booked.delete(contact);
}
