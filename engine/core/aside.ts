import type { Aside, Awaited, ContactParked, ContactReturned } from '../domain/events/aside.js';
import type { Affinity, ContactSubject } from '../domain/events/contact.js';
import type { AssignmentEnded, OfferRevoked } from '../domain/events/offer.js';
import type { Event } from '../domain/events.js';
import type { Ms } from '../domain/units.js';
import { affinityOf } from './affinity.js';
import { endAssignment } from './decide/contact-release.js';
import { readQueueClock } from './due/clock.js';
import { nextStepOf } from './due/next-step.js';
import { placeOf } from './place.js';
import type { LiveContact, RouterState } from './state/state.js';
import { assignmentOf, liveOffersOf, ofContact, ofOffer, routedBy } from './subject.js';

const NOTHING_AWAITED = {
  type: 'contact.parked',
  atEnd: 'return',
  reply: false,
  signal: false,
  notBeforeMs: null,
  routableMs: 0,
  keepsPlace: false,
  formerAgent: null,
  sameAgentMs: 0,
  affinity: null,
} as const;

/** Sets a contact aside, whatever its state: its offers are revoked, its owner's capacity is freed. */
export function setAside(
  state: Readonly<RouterState>,
  contact: LiveContact,
  awaited: Awaited,
  atMs: Ms,
  because: AssignmentEnded['because'] = 'parked',
): readonly Event[] {
  const assignment = assignmentOf(state, contact);
  const events: Event[] = liveOffersOf(state, contact.offers).map(
    (offer): OfferRevoked => ({ type: 'offer.revoked', ...ofOffer(offer), because: 'parked' }),
  );
  if (assignment !== undefined) events.push(...endAssignment(state, assignment, { because, by: null }, atMs));
  const { visit, visitAtMs } = assignment === undefined ? contact : { visit: contact.visit + 1, visitAtMs: atMs };
  const formerAgent = assignment?.agent ?? contact.aside?.formerAgent ?? null;
  events.push({
    visit,
    visitAtMs,
    ...NOTHING_AWAITED,
    ...ofContact(contact),
    routableMs: routableMsOf(state, contact, atMs),
    formerAgent,
    affinity: assignment === undefined ? contact.affinity : askedFor(contact, visitAtMs),
    ...awaited,
  });
  return events;
}

/** A preference named by the platform outlives the agents who had the contact: it lasts as long as before, counted from the next visit. */
const askedFor = ({ affinity, visitAtMs }: LiveContact, nextVisitAtMs: Ms): Affinity | null =>
  affinity !== null && isAsked(affinity) ? { ...affinity, untilMs: nextVisitAtMs + (affinity.untilMs - visitAtMs) } : null;

const isAsked = ({ origin }: Affinity): boolean => origin === 'named' || origin === 'portfolio';

/** Sets aside a contact that has only just arrived. */
export const asideOnArrival = (subject: ContactSubject, awaited: Awaited, atMs: Ms): ContactParked => ({
  visit: 1,
  visitAtMs: atMs,
  ...NOTHING_AWAITED,
  ...subject,
  ...awaited,
});

/** Routable time of the present round of waiting; none if the contact is owned, since that round is over. */
function routableMsOf(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): Ms {
  if (contact.aside !== null) return contact.aside.routableMs;
  if (contact.band === 0 && contact.state !== 'owned') return atMs - contact.enteredAtMs;
  const queue = state.queues.get(contact.queue);
  return contact.state === 'owned' || queue === undefined ? 0 : readQueueClock(queue, atMs) - contact.enteredClockMs;
}

/** Makes the contact routable again. `fromMs` is the instant its order counts from, unless it keeps its place. */
export function comeBack(
  state: Readonly<RouterState>,
  contact: LiveContact,
  because: ContactReturned['because'],
  fromMs: Ms,
  atMs: Ms,
): readonly Event[] {
  const { aside } = contact;
  const { plan } = state;
  const routed = routedBy(state, contact);
  const record = state.queues.get(contact.queue);
  if (aside === null || plan === null || routed === undefined || record === undefined) return [];
  const { priority, rankFromMs, targetMs, rankAtMs } = contact;
  // A booked contact is as urgent as the queue states for its slot, and never less than it was.
  const band = aside.because === 'slot' ? Math.min(contact.band, routed.queue.slots?.band ?? contact.band) : contact.band;
  const place = aside.keepsPlace
    ? { band, priority, rankFromMs, targetMs, rankAtMs }
    : placeOf(plan, routed.queue, routed.policy, { rankFromMs: fromMs, band, priority });
  const enteredClockMs = readQueueClock(record, atMs) - aside.routableMs;
  const next = nextStepOf(state, { ...contact, enteredClockMs });
  return [
    {
      type: 'contact.returned',
      ...ofContact(contact),
      ...place,
      because,
      affinity: affinityBack(state, contact, aside, atMs) ?? affinityOf(state, plan, routed.queue, routed.policy, contact, atMs),
      enteredClockMs,
      nextStepClockMs: next?.clockMs ?? null,
    },
  ];
}

/** The agent who had it, or else the one the platform asked for, for the same duration from now; `undefined`: none is preferred. */
function affinityBack(state: Readonly<RouterState>, { affinity, visitAtMs }: LiveContact, aside: Aside, atMs: Ms): Affinity | undefined {
  const { formerAgent, sameAgentMs } = aside;
  if (formerAgent !== null && sameAgentMs > 0)
    return { agent: formerAgent, mode: 'reserve', untilMs: atMs + sameAgentMs, origin: 'returned', deputies: [] };
  if (affinity === null || !state.agents.has(affinity.agent) || !isAsked(affinity)) return undefined;
  return { ...affinity, untilMs: atMs + Math.max(0, affinity.untilMs - visitAtMs) };
}
