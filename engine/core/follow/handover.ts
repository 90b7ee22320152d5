import type { Affinity } from '../../domain/events/contact.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { routingOf } from '../../routing/context.js';
import { draftOffer } from '../../routing/draft-offer.js';
import { acceptance } from '../decide/acceptance.js';
import { withdrawal } from '../decide/contact-leave.js';
import { endAssignment, release } from '../decide/contact-release.js';
import { inItsPlace, nextVisit } from '../decide/contact-take-back.js';
import { isAsking } from '../handover.js';
import type { LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { assignmentOf, policyOf } from '../subject.js';
import { type News, NOTHING, tellsOf } from './news.js';

/** What follows next for contacts between people, in order of arrival, so that none stays in a state it should not. */
export function nextHandover(state: Readonly<RouterState>, atMs: Ms, news: News): readonly Event[] {
  if (state.handovers.size === 0) return NOTHING;
  const told = [...state.handovers].filter(({ ordinal, link }) => tellsOf(news, ordinal, link?.ordinal));
  for (const contact of told.sort((a, b) => a.ordinal - b.ordinal)) {
    const events = isAsking(contact) ? asked(state, contact, atMs) : returned(state, contact, atMs);
    if (events.length > 0) return events;
  }
  return [];
}

/** The agent to whom a contact was transferred has not taken it: it is reserved for its former owner for a while, or waits in its place. */
function returned(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): readonly Event[] {
  const owner = contact.returnsTo === null ? undefined : state.agents.get(contact.returnsTo);
  if (contact.state !== 'queued') return [];
  const limitMs = policyOf(state, contact)?.offer.transferReturnMs ?? 0;
  const there = owner !== undefined && owner.presence !== 'offline' && owner.inRoster && limitMs > 0;
  const affinity: Affinity | null = there
    ? { agent: owner.id, mode: 'reserve', untilMs: atMs + limitMs, origin: 'returned', deputies: [] }
    : null;
  return [inItsPlace({ ...contact, affinity }, { because: 'transfer-failed', by: null, skip: [] })];
}

/**
 * A contact by which an owner asks somebody ends with the contact it is about, or when the agent named does not take it. When a transfer is
 * accepted, the contact it is about is passed on.
 */
function asked(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): readonly Event[] {
  const about = state.contacts.get(contact.link?.ordinal ?? 0);
  const owner = about === undefined ? undefined : assignmentOf(state, about);
  const taken = assignmentOf(state, contact);
  if (about === undefined || owner?.agent !== contact.link?.agent || owner === undefined) {
    if (taken === undefined) return withdrawal(state, contact, 'parentOver', atMs);
    return release(state, contact, taken, { disposition: null, followUp: null, talkMs: null, holdMs: null, because: 'parentOver' }, atMs);
  }
  if (contact.link?.to != null && contact.state === 'queued') return withdrawal(state, contact, 'notTaken', atMs);
  return contact.link?.kind === 'transfer' && taken !== undefined ? passedOn(state, { about, owner, contact, taken }, atMs) : [];
}

interface Passing {
  readonly about: LiveContact;
  readonly owner: LiveOffer;
  readonly contact: LiveContact;
  readonly taken: LiveOffer;
}

/** The owner's part ends and the agent who was asked has the contact, in one step. */
function passedOn(state: Readonly<RouterState>, { about, owner, contact, taken }: Passing, atMs: Ms): readonly Event[] {
  const agent = state.agents.get(taken.agent);
  const { queue, requirement, openSteps, enteredClockMs } = contact;
  const visit: LiveContact = { ...nextVisit(state, about, atMs), queue, requirement, openSteps, enteredClockMs };
  const routing = routingOf(state, visit, atMs);
  if (agent === undefined || routing === undefined) return [];
  const made = draftOffer(routing, agent, {
    ring: taken.ring,
    origin: 'transfer',
    by: null,
    overCapacity: taken.overCapacity,
    overRing: false,
    decision: { planVersion: state.planVersion, rank: [], runnerUp: null, waitingExamined: 1, agentsExamined: 1, agentsEligible: 1 },
  });
  if (made === undefined) return [];
  // Capacity that was free for the question is free for the contact: a plan published in between does not change the cost.
  const offer = { ...made, cost: taken.cost };
  return [
    ...release(state, contact, taken, { disposition: null, followUp: null, talkMs: null, holdMs: null, because: 'transferred' }, atMs),
    ...endAssignment(state, owner, { because: 'transferred', by: null }, atMs),
    { ...inItsPlace(visit, { because: 'transferred', by: null, skip: [] }), from: about.queue },
    offer,
    ...acceptance(state, visit, agent, offer, 'hand', atMs, taken),
  ];
}
