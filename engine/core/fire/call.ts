import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { setAside } from '../aside.js';
import { withdrawal } from '../decide/contact-leave.js';
import { nextDueOf } from '../due/due.js';
import { NOTHING } from '../follow/news.js';
import { heldBack, whyOver } from '../outbound.js';
import type { LiveContact, RouterState } from '../state/state.js';

/** The calling hours are over, or the customer must not be called any more: the contact is set aside in its place, or withdrawn. */
export function endCalling(state: Readonly<RouterState>, contact: LiveContact | undefined, dueMs: Ms): readonly Event[] {
  if (contact === undefined || contact.outbound === null) return [];
  const over = whyOver(state, contact);
  if (over !== null) return withdrawal(state, contact, over, dueMs);
  const held = heldBack(state, contact.outbound, dueMs);
  return held === undefined ? [] : setAside(state, contact, { ...held, keepsPlace: true }, dueMs);
}

/**
 * Contacts that may no longer be called are set aside before anything is offered, including those that the present step has just queued.
 */
export function nextNotToBeCalled(state: Readonly<RouterState>, atMs: Ms): readonly Event[] {
  const due = nextDueOf(state, 'call');
  return due === undefined || due.dueMs > atMs ? NOTHING : endCalling(state, state.contacts.get(due.ordinal), due.dueMs);
}
