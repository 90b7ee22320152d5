import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { setAside } from '../aside.js';
import { withdrawal } from '../decide/contact-leave.js';
import { nextDueOf } from '../due.js';
import { NOTHING } from '../news.js';
import { heldBack, whyOver } from '../outbound.js';
import type { LiveContact, RouterState } from '../state.js';

/** The hours are over, or the customer must not be called any more: the contact is set aside, in its place, or withdrawn. */
export function endCalling(state: Readonly<RouterState>, contact: LiveContact | undefined, dueMs: Ms): readonly Event[] {
  if (contact === undefined || contact.outbound === null) return [];
  const over = whyOver(state, contact);
  if (over !== null) return withdrawal(state, contact, over, dueMs);
  const held = heldBack(state, contact.outbound, dueMs);
  return held === undefined ? [] : setAside(state, contact, { ...held, keepsPlace: true }, dueMs);
}

/** Before anything is offered, who may no longer be called is out of the way; also where a step has put it among the waiting itself. */
export function nextNotToBeCalled(state: Readonly<RouterState>, atMs: Ms): readonly Event[] {
  const due = nextDueOf(state, 'call');
  return due === undefined || due.dueMs > atMs ? NOTHING : endCalling(state, state.contacts.get(due.ordinal), due.dueMs);
}
