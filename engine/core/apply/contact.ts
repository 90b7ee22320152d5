import type {
  AffinityEnded,
  ContactAbandoned,
  ContactMoved,
  ContactQueued,
  ContactRejected,
  ContactReleased,
  ContactRequeued,
  ContactUpdated,
  ContactWithdrawn,
  RefusalEnded,
  RingOpened,
} from '../../domain/events/contact.js';
import type { OfferAccepted, OfferMade } from '../../domain/events/offer.js';
import { contactKey } from '../../domain/ids.js';
import { type ContactAction, contactTable } from '../../lifecycle/tables.js';
import { watch } from '../due.js';
import type { LiveContact, RouterState } from '../state.js';
import { insertWaiting, listToTopUp, removeWaiting, unlistToTopUp } from '../waiting.js';
import { found, moveOf } from './move.js';

/** Events the contact's chart knows. */
type ContactChartEvent =
  | ContactQueued
  | ContactRejected
  | ContactUpdated
  | ContactMoved
  | ContactRequeued
  | ContactAbandoned
  | ContactWithdrawn
  | ContactReleased
  | RingOpened
  | AffinityEnded
  | RefusalEnded
  | OfferMade
  | OfferAccepted;

type Write = (state: RouterState, contact: LiveContact, event: ContactChartEvent) => void;

/** What each action of the chart writes. */
const WRITES: Readonly<Record<ContactAction, Write>> = {
  enterQueue: (state, contact) => insertWaiting(state.waiting, contact),
  leaveQueue: (state, contact) => removeWaiting(state.waiting, contact),
  takeOwner: (state, contact) => countWaiting(state, contact, -1),
  dropOwner: (state, contact) => {
    if (contact.state === 'queued') countWaiting(state, contact, 1);
  },
  widen: (state, contact, event) => {
    contact.openSteps = [...contact.openSteps, (event as RingOpened).step];
    watch(state, 'step', contact.contact, contact.ordinal);
  },
  endAffinity: (_, contact) => {
    contact.affinity = null;
  },
  endRefusal: (_, contact, event) => {
    contact.refusals.delete((event as RefusalEnded).agent);
  },
  revise: (state, contact, event) => {
    const { requirement, attributes, band, priority, rankFromMs, targetMs, rankAtMs } = event as ContactUpdated;
    const queued = contact.state === 'queued';
    if (queued) removeWaiting(state.waiting, contact);
    Object.assign(contact, { requirement, attributes, band, priority, rankFromMs, targetMs, rankAtMs });
    if (queued) insertWaiting(state.waiting, contact);
  },
  move: (state, contact, event) => {
    removeWaiting(state.waiting, contact);
    countWaiting(state, contact, -1);
    enterAnew(state, contact, event as ContactMoved);
    countWaiting(state, contact, 1);
    insertWaiting(state.waiting, contact);
  },
  revisit: (state, contact, event) => enterAnew(state, contact, event as ContactMoved),
  forget: (state, contact) => {
    if (contact.state !== 'closed') countWaiting(state, contact, -1);
    state.contacts.delete(contact.ordinal);
    state.contactByKey.delete(contactKey(contact.tenant, contact.contact));
  },
};

function countWaiting(state: RouterState, contact: LiveContact, by: 1 | -1): void {
  const queue = state.queues.get(contact.queue);
  if (queue !== undefined) queue.waiting += by;
}

/** Everything of the contact that belongs to its stay in a queue is as the event says. */
function enterAnew(state: RouterState, contact: LiveContact, event: ContactMoved): void {
  const { queue, visit, visitAtMs, requirement, affinity, openSteps, enteredClockMs, skip } = event;
  const { band, priority, rankFromMs, targetMs, rankAtMs } = event;
  if (visit !== contact.visit || queue !== contact.queue) contact.refusals.clear();
  Object.assign(contact, { queue, visit, visitAtMs, requirement, affinity, openSteps, enteredClockMs });
  Object.assign(contact, { band, priority, rankFromMs, targetMs, rankAtMs });
  for (const { agent, untilMs } of skip) {
    contact.refusals.set(agent, untilMs);
    watch(state, 'refusal', agent, contact.ordinal);
  }
  watch(state, 'step', contact.contact, contact.ordinal);
  watch(state, 'affinity', contact.contact, contact.ordinal);
}

/** Moves a live contact along its chart. */
export function moveContact(state: RouterState, contact: LiveContact, event: ContactChartEvent): void {
  const move = moveOf(contactTable, contact.state, event.type);
  unlistToTopUp(state, contact);
  contact.state = move.target;
  for (const action of move.actions) WRITES[action](state, contact, event);
  listToTopUp(state, contact);
}

export function applyContact(state: RouterState, event: ContactChartEvent): void {
  if (event.type === 'contact.queued') return enter(state, event);
  if (event.type === 'contact.rejected') {
    moveOf(contactTable, contactTable.initial, event.type);
    state.lastContactOrdinal = event.ordinal;
    return;
  }
  moveContact(state, found(state.contacts.get(event.ordinal), 'contact', event.ordinal), event);
}

function enter(state: RouterState, event: ContactQueued): void {
  const contact: LiveContact = {
    ordinal: event.ordinal,
    tenant: event.tenant,
    contact: event.contact,
    queue: event.queue,
    channel: event.channel,
    visit: event.visit,
    visitAtMs: event.visitAtMs,
    customer: event.customer,
    adapter: event.adapter,
    enteredClockMs: event.enteredClockMs,
    state: contactTable.initial,
    requirement: event.requirement,
    attributes: event.attributes,
    band: event.band,
    priority: event.priority,
    rankFromMs: event.rankFromMs,
    targetMs: event.targetMs,
    rankAtMs: event.rankAtMs,
    affinity: event.affinity,
    openSteps: [0],
    offersMade: 0,
    offers: [],
    refusals: new Map(),
  };
  state.lastContactOrdinal = event.ordinal;
  state.contacts.set(contact.ordinal, contact);
  state.contactByKey.set(contactKey(contact.tenant, contact.contact), contact.ordinal);
  countWaiting(state, contact, 1);
  moveContact(state, contact, event);
  watch(state, 'step', contact.contact, contact.ordinal);
  watch(state, 'affinity', contact.contact, contact.ordinal);
}
