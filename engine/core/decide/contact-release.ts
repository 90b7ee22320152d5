import type { CommandOf } from '../../domain/commands.js';
import type { ContactReleased } from '../../domain/events/contact.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { type Decision, reject } from '../decision.js';
import type { LiveContact, LiveOffer, RouterState } from '../state.js';
import { assignmentOf, findContact, ofOffer, policyOf } from '../subject.js';
import { inOtherState } from './contact-leave.js';

/** The owner, or the channel, is done with the contact. It is over; the agent may still wrap up. */
export function releaseContact(state: Readonly<RouterState>, command: CommandOf<'contact.release'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined) return inOtherState(state, contact, command.type);
  return release(state, contact, assignment, { ...command, because: 'released' }, atMs);
}

interface How {
  readonly disposition: string | null;
  readonly talkMs: Ms | null;
  readonly holdMs: Ms | null;
  readonly because: ContactReleased['because'];
}

/** The events of a release: where the channel has no wrap-up, it is over at once. */
export function release(state: Readonly<RouterState>, contact: LiveContact, assignment: LiveOffer, how: How, atMs: Ms): readonly Event[] {
  const wrapUpMaxMs = policyOf(state, contact)?.policy.wrapUpMaxMs ?? 0;
  const released: ContactReleased = {
    type: 'contact.released',
    ...ofOffer(assignment),
    language: assignment.language,
    customer: contact.customer,
    disposition: how.disposition,
    talkMs: how.talkMs ?? handledMs(assignment, atMs),
    holdMs: how.holdMs ?? 0,
    wrapUpDueMs: atMs + wrapUpMaxMs,
    because: how.because,
  };
  if (wrapUpMaxMs > 0) return [released];
  return [released, { type: 'wrap-up.finished', ...ofOffer(assignment), wrapUpMs: 0, because: 'cap' }];
}

/** Time since acceptance without what was spent suspended. */
function handledMs(assignment: LiveOffer, atMs: Ms): Ms {
  const suspendedMs = assignment.suspendedMs + (assignment.suspendedAtMs === null ? 0 : atMs - assignment.suspendedAtMs);
  return atMs - (assignment.acceptedAtMs ?? atMs) - suspendedMs;
}
