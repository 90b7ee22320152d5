import type { CommandOf } from '../../domain/commands.js';
import type { ContactMoved, MoveCause, Skip } from '../../domain/events/contact.js';
import type { Ms } from '../../domain/units.js';
import type { Decision } from '../decision.js';
import { readQueueClock } from '../due/clock.js';
import { revoke } from '../revoke.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { assignmentOf, liveOffersOf, ofContact, policyOf } from '../subject.js';
import { unknownAgent } from './agent-presence.js';
import { contactByHand, give } from './by-hand.js';
import { inOtherState } from './contact-leave.js';
import { endAssignment } from './contact-release.js';

/**
 * A supervisor takes a contact away from its owner or from agents it is offered to; it waits in its place, and they are not asked again for
 * a while.
 */
export function pullContact(state: Readonly<RouterState>, command: CommandOf<'contact.pull'>, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const assignment = assignmentOf(state, contact);
  const offers = liveOffersOf(state, contact.offers);
  if (assignment === undefined && offers.length === 0) return inOtherState(state, contact, command.type);
  const untilMs = atMs + (policyOf(state, contact)?.offer.reofferRejectedMs ?? 0);
  const skip = [...(assignment === undefined ? [] : [assignment]), ...offers].map(({ agent }): Skip => ({ agent, untilMs }));
  const { by } = command;
  if (assignment === undefined) return [...revoke(state, offers, 'pulled'), inItsPlace(contact, { because: 'pulled', by, skip })];
  return [
    ...endAssignment(state, assignment, { because: 'pulled', by }, atMs),
    inItsPlace(nextVisit(state, contact, atMs), { because: 'pulled', by, skip }),
  ];
}

/** The contact changes hands while being handled: the owner's part ends, another agent continues. */
export function takeOverContact(state: Readonly<RouterState>, command: CommandOf<'contact.take-over'>, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined || assignment.agent === command.agent) return inOtherState(state, contact, command.type);
  const agent = state.agents.get(command.agent);
  if (agent === undefined) return unknownAgent(state, command.agent);
  const { by, overrideCapacity: overCapacity, overrideRing: overRing } = command;
  const visit = nextVisit(state, contact, atMs);
  const before = [
    ...endAssignment(state, assignment, { because: 'taken-over', by }, atMs),
    inItsPlace(visit, { because: 'taken-over', by, skip: [] }),
  ];
  const how = { origin: 'take-over', by, overCapacity, overRing, overAffinity: true, revoked: 'assigned', before } as const;
  return give(state, visit, agent, how, atMs);
}

/** The contact once its owner's part has ended: owned by nobody, its wait counted anew, since time in hand was no waiting. */
export function nextVisit(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): LiveContact {
  const queue = state.queues.get(contact.queue);
  const enteredClockMs = queue === undefined ? contact.enteredClockMs : readQueueClock(queue, atMs);
  return { ...contact, visit: contact.visit + 1, visitAtMs: atMs, enteredClockMs, affinity: null };
}

/** The contact waits in its queue as before: same place, same rings. */
export function inItsPlace(contact: LiveContact, how: { because: MoveCause; by: string | null; skip: readonly Skip[] }): ContactMoved {
  const { band, priority, rankFromMs, targetMs, rankAtMs, visit, visitAtMs, requirement, affinity, openSteps, enteredClockMs } = contact;
  return {
    type: 'contact.moved',
    ...ofContact(contact),
    from: contact.queue,
    band,
    priority,
    rankFromMs,
    targetMs,
    rankAtMs,
    visit,
    visitAtMs,
    requirement,
    affinity,
    openSteps,
    enteredClockMs,
    returnsTo: null,
    ...how,
  };
}
