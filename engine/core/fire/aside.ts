import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { comeBack } from '../aside.js';
import { withdrawal } from '../decide/contact-leave.js';
import type { LiveContact, RouterState } from '../state.js';

/** The date of a contact that was set aside has come: it is routable from that instant on, or over where it was to be. */
export function endAside(state: Readonly<RouterState>, contact: LiveContact | undefined, atMs: Ms): readonly Event[] {
  if (contact === undefined || contact.aside === null) return [];
  const { atEnd, untilMs } = contact.aside;
  return atEnd === 'withdraw' ? withdrawal(state, contact, 'noSignal', atMs) : comeBack(state, contact, 'due', untilMs, atMs);
}
