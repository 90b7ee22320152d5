import type { CommandOf } from '../../domain/commands.js';
import type { OfferRevoked } from '../../domain/events/offer.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { contactTable } from '../../lifecycle/tables.js';
import { type Decision, reject } from '../decision.js';
import { remembering } from '../returning.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { findContact, liveOffersOf, ofContact, ofOffer, ownerOf, policyOf, waitedOf } from '../subject.js';

/** The customer abandons. Offers of the contact end in the same step, so nobody answers silence (F10). */
export function abandonContact(state: Readonly<RouterState>, command: CommandOf<'contact.abandon'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  if (!contactTable.can(contact.state, 'contact.abandoned')) return endsOtherwise(state, contact, command.type);
  const waitedMs = waitedOf(contact, atMs);
  const shortAbandonMs = policyOf(state, contact)?.shortAbandonMs ?? 0;
  return [
    ...revoked(state, contact, 'abandoned'),
    { type: 'contact.abandoned', ...ofContact(contact), waitedMs, short: waitedMs < shortAbandonMs },
    ...remembering(state, contact, atMs),
  ];
}

/** The contact is withdrawn for a reason other than the customer's impatience. */
export function withdrawContact(state: Readonly<RouterState>, command: CommandOf<'contact.withdraw'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  if (!contactTable.can(contact.state, 'contact.withdrawn')) return endsOtherwise(state, contact, command.type);
  return withdrawal(state, contact, command.reason, atMs);
}

/** The events of a withdrawal, whoever decides on it. */
export function withdrawal(state: Readonly<RouterState>, contact: LiveContact, reason: string, atMs: Ms): readonly Event[] {
  return [
    ...revoked(state, contact, 'withdrawn'),
    { type: 'contact.withdrawn', ...ofContact(contact), reason, waitedMs: waitedOf(contact, atMs) },
  ];
}

const revoked = (state: Readonly<RouterState>, contact: LiveContact, because: OfferRevoked['because']): readonly OfferRevoked[] =>
  liveOffersOf(state, contact.offers).map((offer) => ({ type: 'offer.revoked', ...ofOffer(offer), because }));

/** A command that does not apply to the contact as it stands; of a parked one, with why it is and until when. */
export const inOtherState = (state: Readonly<RouterState>, contact: LiveContact, type: string, endings?: readonly string[]) =>
  reject('CONTACT_STATE', {
    contact: contact.contact,
    state: contact.state,
    untilMs: contact.aside?.untilMs,
    aside: contact.aside?.because,
    type,
    owner: ownerOf(state, contact),
    endings,
  });

/** The same for a command that would end the contact: an agent and a customer who hang up at once cross, so it names the one that does. */
export const endsOtherwise = (state: Readonly<RouterState>, contact: LiveContact, type: string) =>
  inOtherState(state, contact, type, ownerOf(state, contact) === null ? ['contact.abandon', 'contact.withdraw'] : ['contact.release']);
