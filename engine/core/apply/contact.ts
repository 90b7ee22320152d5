import type { Aside, ContactParked, ContactReturned } from '../../domain/events/aside.js';
import type { CallbackEnded, CallbackRequested, ContactDialled, ContactExhausted } from '../../domain/events/callback.js';
import type {
  AffinityEnded,
  ContactEvent,
  ContactHandedOff,
  ContactMoved,
  ContactQueued,
  ContactUpdated,
  ParticipantJoined,
  ParticipantLeft,
  RefusalEnded,
  RingOpened,
} from '../../domain/events/contact.js';
import type { OfferAccepted, OfferMade } from '../../domain/events/offer.js';
import type { ContactEnlisted } from '../../domain/events/outbound.js';
import type { QueueId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { type ContactAction, type ContactState, contactTable } from '../../lifecycle/tables.js';
import { watch, watchTarget } from '../due/due.js';
import { enteringAs } from '../entering.js';
import { isBetweenPeople } from '../handover.js';
import { stepsOpen } from '../open-steps.js';
import { enlistedAs } from '../outbound.js';
import { listEnlisted, unlistEnlisted } from '../state/enlisted.js';
import { noted, nothing, withoutNote } from '../state/seldom.js';
import type { Stamp } from '../state/stamp.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { listToTopUp, listUrgent, unlistToTopUp } from '../waiting.js';
import { found, moveOf } from './move.js';
import { freeSlot } from './slot.js';

/** Events that the contact's chart knows. */
type ContactChartEvent =
  | ContactEvent
  | ContactParked
  | CallbackRequested
  | CallbackEnded
  | ContactEnlisted
  | ContactDialled
  | ContactExhausted
  | ContactReturned
  | OfferMade
  | OfferAccepted;

type Write = (state: RouterState, contact: LiveContact, event: ContactChartEvent, stamp: Stamp) => void;

/** What each action of the chart writes. */
const WRITES: Readonly<Record<ContactAction, Write>> = {
  enterQueue: (state, contact) => {
    state.waiting.add(contact);
    watch(state, 'max-wait', contact.contact, contact.ordinal);
  },
  leaveQueue: (state, contact) => void state.waiting.remove(contact),
  takeOwner: (state, contact) => {
    contact.returnsTo = null;
    freeSlot(state, contact);
    tend(state, contact);
  },
  dropOwner: (_, contact) => {
    contact.participants = [];
  },
  admit: (_, contact, event) => {
    const { participant, mode } = event as ParticipantJoined;
    contact.participants = [...contact.participants.filter((one) => one.participant !== participant), { participant, mode }];
  },
  dismiss: (_, contact, event) => {
    const { participant } = event as ParticipantLeft;
    contact.participants = contact.participants.filter((one) => one.participant !== participant);
  },
  noteHandOff: (_, contact, event) => {
    contact.handedOffBy = (event as ContactHandedOff).agent;
  },
  widen: (state, contact, event) => {
    const { step, band } = event as RingOpened;
    contact.openSteps = stepsOpen(contact.openSteps, step);
    const queued = contact.state === 'queued' && band !== contact.band;
    if (queued) state.waiting.remove(contact);
    contact.band = band;
    if (queued) state.waiting.add(contact);
    watch(state, 'step', contact.contact, contact.ordinal);
    watch(state, 'tier', contact.contact, contact.ordinal);
  },
  endAffinity: (state, contact, event) => {
    contact.affinity = (event as AffinityEnded).next;
    watch(state, 'affinity', contact.contact, contact.ordinal);
  },
  endRefusal: (_, contact, event) => {
    contact.refusals = withoutNote(contact.refusals, (event as RefusalEnded).agent);
  },
  revise: (state, contact, event) => {
    const { requirement, attributes, band, priority, rankFromMs, targetMs, rankAtMs } = event as ContactUpdated;
    const queued = contact.state === 'queued';
    if (queued) state.waiting.remove(contact);
    Object.assign(contact, { requirement, attributes, band, priority, rankFromMs, targetMs, rankAtMs });
    watch(state, 'step', contact.contact, contact.ordinal);
    watch(state, 'tier', contact.contact, contact.ordinal);
    if (!queued) return;
    state.waiting.add(contact);
    watch(state, 'max-wait', contact.contact, contact.ordinal);
  },
  move: (state, contact, event, stamp) => {
    state.waiting.remove(contact);
    enterAnew(state, contact, event as ContactMoved, stamp);
    state.waiting.add(contact);
    watch(state, 'max-wait', contact.contact, contact.ordinal);
  },
  revisit: (state, contact, event, stamp) => enterAnew(state, contact, event as ContactMoved, stamp),
  setAside: (state, contact, event, { atMs }) => {
    const { visit, visitAtMs, affinity } = event as ContactParked;
    if (visit !== contact.visit) {
      contact.refusals = nothing();
      contact.affinity = affinity;
    }
    Object.assign(contact, { visit, visitAtMs, aside: asideOf(event as ContactParked) });
    // A parked customer is not on hold: a campaign dials them anew.
    if (contact.outbound !== null) contact.callback = { attempts: contact.outbound.attempts };
    readCalling(state, contact, atMs);
    if (contact.aside?.because !== 'slot') freeSlot(state, contact);
    if (contact.aside?.because === 'opening') state.awaitingOpening.add(contact);
    else state.awaitingOpening.delete(contact);
    watch(state, 'aside', contact.contact, contact.ordinal);
  },
  becomeCallback: (_, contact) => {
    contact.callback = { attempts: contact.outbound?.attempts ?? 0 };
  },
  endCallback: (state, contact) => {
    contact.callback = null;
    // On hold again, and no longer than the queue keeps anybody.
    watch(state, 'max-wait', contact.contact, contact.ordinal);
  },
  enlist: (state, contact, event, { atMs }) => {
    contact.callback = { attempts: 0 };
    contact.outbound = enlistedAs(event as ContactEnlisted, atMs);
    listEnlisted(state, contact);
    watch(state, 'call', contact.contact, contact.ordinal);
  },
  noteDial: (_, contact, event) => {
    const { outcome, attempt, tally } = event as ContactDialled;
    if (contact.outbound !== null && tally != null) contact.outbound = { ...contact.outbound, ...tally, attempts: attempt };
    contact.callback = outcome === 'connected' ? null : { attempts: attempt };
  },
  comeBack: (state, contact, event, { atMs }) => {
    const { band, priority, rankFromMs, targetMs, rankAtMs, affinity, enteredClockMs } = event as ContactReturned;
    contact.enteredAtMs = atMs - (contact.aside?.routableMs ?? 0);
    state.awaitingOpening.delete(contact);
    Object.assign(contact, { aside: null, shareHoldOver: false, band, priority, rankFromMs, targetMs, rankAtMs, affinity, enteredClockMs });
    readCalling(state, contact, atMs);
    watch(state, 'step', contact.contact, contact.ordinal);
    watch(state, 'tier', contact.contact, contact.ordinal);
    watch(state, 'slot', contact.contact, contact.ordinal);
    watch(state, 'affinity', contact.contact, contact.ordinal);
    watch(state, 'share-hold', contact.contact, contact.ordinal);
    watchTarget(state, contact);
  },
  forget: (state, contact) => {
    state.handovers.delete(contact);
    unlistEnlisted(state, contact);
    state.awaitingOpening.delete(contact);
    state.booked.delete(contact);
    state.contacts.delete(contact.ordinal);
    state.contactsByName.delete(contact.tenant, contact.contact);
  },
};

/** From this instant on, whether the customer may be called is watched. */
export function readCalling(state: RouterState, contact: LiveContact, atMs: Ms): void {
  if (contact.outbound === null) return;
  contact.outbound = { ...contact.outbound, readAtMs: atMs };
  watch(state, 'call', contact.contact, contact.ordinal);
}

function asideOf(event: ContactParked): Aside {
  const { because, untilMs, atEnd, reply, signal, notBeforeMs, routableMs, keepsPlace, formerAgent, sameAgentMs } = event;
  return { because, untilMs, atEnd, reply, signal, notBeforeMs, routableMs, keepsPlace, formerAgent, sameAgentMs };
}

/** States that count towards a queue's limit. A parked contact is not in line. */
const waits = (state: ContactState): boolean => state === 'queued' || state === 'offered';

function countWaiting(state: RouterState, id: QueueId, at: ContactState, by: 1 | -1): void {
  const queue = waits(at) ? state.queues.get(id) : undefined;
  if (queue !== undefined) queue.waiting += by;
}

function tend(state: RouterState, contact: LiveContact): void {
  if (isBetweenPeople(contact)) state.handovers.add(contact);
  else state.handovers.delete(contact);
}

/** Sets every field that belongs to the contact's stay in a queue, as the event says. */
function enterAnew(state: RouterState, contact: LiveContact, event: ContactMoved, { atMs }: Stamp): void {
  const { queue, visit, visitAtMs, requirement, affinity, openSteps, enteredClockMs, skip, returnsTo } = event;
  const { band, priority, rankFromMs, targetMs, rankAtMs } = event;
  if (visit !== contact.visit || queue !== contact.queue) contact.refusals = nothing();
  if (enteredClockMs !== contact.enteredClockMs || queue !== contact.queue) {
    contact.enteredAtMs = atMs;
    contact.shareHoldOver = false;
    contact.tiersOpenMs = 0;
    freeSlot(state, contact);
  }
  Object.assign(contact, { queue, visit, visitAtMs, requirement, affinity, openSteps, enteredClockMs, returnsTo });
  readCalling(state, contact, atMs);
  tend(state, contact);
  Object.assign(contact, { band, priority, rankFromMs, targetMs, rankAtMs });
  for (const { agent, untilMs } of skip) {
    contact.refusals = noted(contact.refusals, agent, untilMs);
    watch(state, 'refusal', agent, contact.ordinal);
  }
  watch(state, 'step', contact.contact, contact.ordinal);
  watch(state, 'tier', contact.contact, contact.ordinal);
  watch(state, 'affinity', contact.contact, contact.ordinal);
  watch(state, 'share-hold', contact.contact, contact.ordinal);
  watchTarget(state, contact);
}

/** Moves a live contact along its chart. */
export function moveContact(state: RouterState, contact: LiveContact, event: ContactChartEvent, stamp: Stamp): void {
  const move = moveOf(contactTable, contact.state, event.type);
  const { queue, state: before } = contact;
  unlistToTopUp(state, contact);
  contact.state = move.target;
  const { actions } = move;
  // By index: iterating a frozen list with for-of allocates an object per element in V8.
  for (let i = 0; i < actions.length; i++) WRITES[actions[i] as ContactAction](state, contact, event, stamp);
  listToTopUp(state, contact);
  listUrgent(state, contact);
  if (queue === contact.queue && waits(before) === waits(contact.state)) return;
  countWaiting(state, queue, before, -1);
  countWaiting(state, contact.queue, contact.state, 1);
}

export function applyContact(state: RouterState, event: ContactChartEvent, stamp: Stamp): void {
  if (event.type === 'contact.queued') return enter(state, event, stamp);
  if (event.type === 'contact.rejected' && !state.contacts.has(event.ordinal)) {
    moveOf(contactTable, contactTable.initial, event.type);
    state.lastContactOrdinal = event.ordinal;
    return;
  }
  moveContact(state, found(state.contacts.get(event.ordinal), 'contact', event.ordinal), event, stamp);
}

function enter(state: RouterState, event: ContactQueued, stamp: Stamp): void {
  const contact = enteringAs(event, stamp.atMs);
  contact.requirement = state.requirements(event.requirement);
  state.lastContactOrdinal = event.ordinal;
  state.contacts.set(contact.ordinal, contact);
  state.contactsByName.set(contact.tenant, contact.contact, contact.ordinal);
  tend(state, contact);
  moveContact(state, contact, event, stamp);
  watch(state, 'step', contact.contact, contact.ordinal);
  watch(state, 'tier', contact.contact, contact.ordinal);
  watch(state, 'affinity', contact.contact, contact.ordinal);
  watch(state, 'share-hold', contact.contact, contact.ordinal);
  watchTarget(state, contact);
}
