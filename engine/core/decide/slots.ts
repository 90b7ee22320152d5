import type { CommandOf } from '../../domain/commands.js';
import type { ContactSubject } from '../../domain/events/contact.js';
import type { SlotBooked } from '../../domain/events/slot.js';
import type { Event } from '../../domain/events.js';
import type { Slot } from '../../domain/slots.js';
import type { Ms } from '../../domain/units.js';
import { comeBack, setAside } from '../aside.js';
import { type Decision, reject } from '../decision.js';
import { isBetweenPeople } from '../handover.js';
import { slotFor } from '../slots.js';
import type { RouterState } from '../state/state.js';
import { findContact, ofContact, routedBy } from '../subject.js';
import { inOtherState } from './contact-leave.js';

/** Promises an agent in a slot to a contact that nobody has yet, and sets it aside until then. */
export function bookSlot(state: Readonly<RouterState>, command: CommandOf<'slot.book'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  const routed = routedBy(state, contact);
  if (contact.state === 'owned' || isBetweenPeople(contact) || routed === undefined) return inOtherState(state, contact, command.type);
  const slot = slotFor(state, routed.queue, command.fromMs, atMs, contact);
  if ('code' in slot) return slot;
  const called: Event[] =
    command.callback && contact.callback === null ? [{ type: 'contact.callback-requested', ...ofContact(contact), because: 'booked' }] : [];
  const aside = setAside(state, contact, { because: 'slot', untilMs: slot.fromMs }, atMs);
  return [...called, slotBooked(ofContact(contact), slot, command.by), ...aside];
}

export const slotBooked = (subject: ContactSubject, { fromMs, untilMs, capacity }: Slot, by: string | null): SlotBooked => ({
  type: 'slot.booked',
  ...subject,
  fromMs,
  untilMs,
  capacity,
  by,
});

/** The contact gives up its slot and waits like any other, from now on; to be called if it was, unless its customer comes. */
export function cancelSlot(state: Readonly<RouterState>, command: CommandOf<'slot.cancel'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  const { slot, aside } = contact;
  if (slot === null) return reject('NOT_AWAITED', { contact: contact.contact, state: contact.state, what: 'slot' });
  const comes = command.callback === false && contact.callback !== null;
  if (comes && contact.outbound !== null)
    return reject('CAMPAIGN_DECIDES', { contact: contact.contact, campaign: contact.outbound.campaign, field: 'callback' });
  const cancelled: Event = { type: 'slot.cancelled', ...ofContact(contact), fromMs: slot.fromMs, by: command.by };
  const ended: readonly Event[] = comes ? [{ type: 'contact.callback-ended', ...ofContact(contact), because: 'booking-cancelled' }] : [];
  if (aside === null) return [cancelled, ...ended];
  const waiting = { ...contact, aside: { ...aside, because: 'parked' as const, keepsPlace: command.place === 'keep' } };
  return [cancelled, ...ended, ...comeBack(state, waiting, 'cancelled', atMs, atMs)];
}
