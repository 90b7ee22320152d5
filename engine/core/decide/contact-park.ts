import type { CommandOf } from '../../domain/commands.js';
import type { Awaited } from '../../domain/events/aside.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { contactTable } from '../../lifecycle/tables.js';
import { LIMITS } from '../../limits.js';
import { comeBack, setAside } from '../aside.js';
import { type Decision, reject } from '../decision.js';
import { whyOver } from '../outbound.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { findContact } from '../subject.js';
import { inOtherState } from './contact-leave.js';

/** Sets a contact aside until a date or the customer's answer, at the request of its owner or of whoever brought it. */
export function parkContact(state: Readonly<RouterState>, command: CommandOf<'contact.park'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  if (!contactTable.can(contact.state, 'contact.parked')) return inOtherState(state, contact, command.type);
  const over = whyOver(state, contact);
  if (over === 'doNotContact') return reject('DO_NOT_CONTACT', { contact: contact.contact });
  if (over !== null && contact.outbound !== null)
    return reject('CAMPAIGN_SPENT', { contact: contact.contact, attempts: contact.outbound.attempts, campaign: contact.outbound.campaign });
  const { untilMs, reply, sameAgentMs, place } = command;
  if (untilMs === null && !reply) return reject('PARK_ENDLESS', { contact: contact.contact });
  const refused = tooLong(contact.contact, untilMs, atMs);
  if (refused !== undefined) return refused;
  const keepsPlace = place === 'keep';
  const awaited: Awaited = { because: 'parked', untilMs: Math.max(atMs, untilMs ?? atMs + LIMITS.asideMs), reply, keepsPlace, sameAgentMs };
  return setAside(state, contact, awaited, atMs);
}

/** The customer has answered. */
export function replyContact(state: Readonly<RouterState>, command: CommandOf<'contact.reply'>, atMs: Ms): Decision {
  const contact = awaiting(state, command, 'reply');
  return 'code' in contact ? contact : comeBack(state, contact, 'reply', atMs, atMs);
}

/**
 * The customer can be reached now. A signal that comes before the contact's own time is remembered; the contact then comes back at that
 * time.
 */
export function signalContact(state: Readonly<RouterState>, command: CommandOf<'contact.signal'>, atMs: Ms): Decision {
  const contact = awaiting(state, command, 'signal');
  if ('code' in contact) return contact;
  const notBeforeMs = contact.aside?.notBeforeMs ?? null;
  if (notBeforeMs === null || notBeforeMs <= atMs) return comeBack(state, contact, 'signal', atMs, atMs);
  return setAside(state, contact, { because: 'not-before', untilMs: notBeforeMs }, atMs);
}

function awaiting(
  state: Readonly<RouterState>,
  command: { readonly tenant?: string | undefined; readonly contact: string },
  what: 'reply' | 'signal',
): LiveContact | Rejection {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  return contact.aside?.[what] === true ? contact : reject('NOT_AWAITED', { contact: contact.contact, state: contact.state, what });
}

export function tooLong(contact: string, untilMs: Ms | null | undefined, atMs: Ms): Rejection | undefined {
  const latestMs = atMs + LIMITS.asideMs;
  return untilMs != null && untilMs > latestMs ? reject('PARK_TOO_LONG', { contact, mostMs: LIMITS.asideMs, latestMs }) : undefined;
}

/** What a new contact waits for before it may be offered; `undefined`: nothing. */
export function awaitedOf(command: CommandOf<'contact.enqueue'>, atMs: Ms): Awaited | Rejection | undefined {
  const { contact, notBeforeMs, awaitSignal, signalUntilMs, withoutSignal } = command;
  const refused = tooLong(contact, notBeforeMs, atMs) ?? tooLong(contact, signalUntilMs, atMs);
  if (refused !== undefined) return refused;
  if (awaitSignal === true) {
    const untilMs = Math.max(atMs, signalUntilMs ?? atMs + LIMITS.asideMs, notBeforeMs ?? 0);
    const atEnd = withoutSignal === 'withdraw' ? 'withdraw' : 'return';
    return { because: 'signal', untilMs, atEnd, signal: true, notBeforeMs: notBeforeMs ?? null };
  }
  return notBeforeMs !== undefined && notBeforeMs > atMs ? { because: 'not-before', untilMs: notBeforeMs } : undefined;
}
