import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { comeBack, setAside } from '../aside.js';
import { withdrawal } from '../decide/contact-leave.js';
import { heldBack } from '../outbound.js';
import type { LiveContact, RouterState } from '../state/state.js';

/**
 * The date of a parked contact has come: it is routable from that instant on, or over if that was to happen. If its customer may not be
 * called now, it goes on waiting for the right time.
 */
export function endAside(state: Readonly<RouterState>, contact: LiveContact | undefined, atMs: Ms): readonly Event[] {
  if (contact === undefined || contact.aside === null) return [];
  const { atEnd, untilMs, keepsPlace, sameAgentMs } = contact.aside;
  if (atEnd === 'withdraw') return withdrawal(state, contact, 'noSignal', atMs);
  const held = contact.outbound === null ? undefined : heldBack(state, contact.outbound, atMs);
  return held === undefined
    ? comeBack(state, contact, 'due', untilMs, atMs)
    : setAside(state, contact, { ...held, keepsPlace, sameAgentMs }, atMs);
}
