import type { CommandOf } from '../../domain/commands.js';
import type { ContactDialled, DialOutcome } from '../../domain/events/callback.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { setAside } from '../aside.js';
import { type Decision, reject } from '../decision.js';
import { tallied, whyOver } from '../outbound.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { assignmentOf, findContact, ofContact, policyOf } from '../subject.js';
import { inOtherState } from './contact-leave.js';
import { tooLong } from './contact-park.js';
import { endAssignment } from './contact-release.js';

/** The customer hangs up and is called back: in the contact's present place (virtual hold), or at a time of the customer's choice. */
export function requestCallback(state: Readonly<RouterState>, command: CommandOf<'contact.request-callback'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  if (contact.callback !== null) return reject('CALLBACK_STANDS', { contact: contact.contact });
  if ((contact.state !== 'queued' && contact.state !== 'offered') || contact.link !== null)
    return inOtherState(state, contact, command.type);
  const refused = tooLong(contact.contact, command.atMs, atMs);
  if (refused !== undefined) return refused;
  const requested: Event = { type: 'contact.callback-requested', ...ofContact(contact), because: 'requested' };
  if (command.atMs === null || command.atMs <= atMs) return [requested];
  return [requested, ...setAside(state, contact, { because: 'callback', untilMs: command.atMs }, atMs)];
}

/** The result of dialling the customer with an agent ready. If nobody answers, it is tried again later, and eventually given up. */
export function noteDial(state: Readonly<RouterState>, command: CommandOf<'contact.dialled'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  const assignment = assignmentOf(state, contact);
  if (contact.callback === null) return reject('CALLBACK_NONE', { contact: contact.contact });
  if (assignment === undefined) return inOtherState(state, contact, command.type);
  const { outcome } = command;
  const { outbound } = contact;
  const attempt = contact.callback.attempts + 1;
  const { attemptsMax, retryMs } = triesOf(state, contact, outcome);
  const again = outcome !== 'connected' && attempt < attemptsMax && whyOver(state, contact) === null;
  const retryAtMs = again ? atMs + retryMs : null;
  const tally = outbound === null ? null : tallied(state, outbound, attempt, atMs, retryAtMs ?? atMs);
  const dialled: ContactDialled = { type: 'contact.dialled', ...ofContact(contact), outcome, attempt, retryAtMs, tally };
  if (outcome === 'connected') return [dialled];
  if (retryAtMs !== null) return [dialled, ...setAside(state, contact, { because: 'retry', untilMs: retryAtMs }, atMs, 'unreached')];
  return [
    dialled,
    ...endAssignment(state, assignment, { because: 'unreached', by: null }, atMs),
    { type: 'contact.exhausted', ...ofContact(contact), attempts: attempt },
  ];
}

/** How many attempts are made and after which intervals: as the campaign says, or the queue for customers who asked for a callback. */
function triesOf(state: Readonly<RouterState>, contact: LiveContact, outcome: DialOutcome): { attemptsMax: number; retryMs: Ms } {
  const campaign = contact.outbound === null ? undefined : state.index?.campaigns.get(contact.outbound.campaign);
  if (campaign === undefined) return policyOf(state, contact)?.callback ?? { attemptsMax: 0, retryMs: 0 };
  return { attemptsMax: campaign.attemptsMax, retryMs: outcome === 'connected' ? 0 : campaign.retryMs[outcome] };
}
