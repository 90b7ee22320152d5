import type { CoolDown } from '../../domain/events/agent.js';
import type { ContactReleased } from '../../domain/events/contact.js';
import type {
  AssignmentEnded,
  AssignmentHeard,
  AssignmentWoken,
  OfferAccepted,
  OfferEvent,
  OfferMade,
  WrapUpExtended,
} from '../../domain/events/offer.js';
import { contactKey, type OfferId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { type OfferAction, offerTable } from '../../lifecycle/tables.js';
import { watch } from '../due/due.js';
import { noted } from '../state/seldom.js';
import type { Stamp } from '../state/stamp.js';
import type { AgentRecord, LiveOffer, RouterState } from '../state/state.js';
import { listToTopUp } from '../waiting.js';
import { coolDown, forgetIfGone } from './agent.js';
import { moveContact } from './contact.js';
import { found, moveOf } from './move.js';
import { countDirection, countShare } from './share.js';

type OfferChartEvent = OfferEvent | ContactReleased;
type Write = (state: RouterState, offer: LiveOffer, agent: AgentRecord, event: OfferChartEvent, stamp: Stamp) => void;

/** Whether the agent has work that counts as handling: from acceptance to the end of the wrap-up, except idle conversations. */
function inHand(state: RouterState, agent: AgentRecord): boolean {
  for (const id of agent.offers) {
    const at = state.offers.get(id)?.state;
    if (at !== undefined && at !== 'live' && at !== 'idle') return true;
  }
  return false;
}

/** Lists the agent while it has work to be resumed. */
function listInterrupted(state: RouterState, agent: AgentRecord): void {
  const awaits = (offer: LiveOffer | undefined): boolean => offer?.state === 'suspended' || (offer?.resumeDueMs ?? null) !== null;
  if (agent.offers.some((id) => awaits(state.offers.get(id)))) state.interrupted.add(agent);
  else state.interrupted.delete(agent);
}

const without = (offers: readonly OfferId[], one: OfferId): OfferId[] =>
  offers.length === 1 && offers[0] === one ? [] : offers.filter((id) => id !== one);

/** A new list of the exact length; an array that is pushed to, or spread with something after it, has room for sixteen more entries. */
const withOne = (offers: readonly OfferId[], one: OfferId): OfferId[] => (offers.length === 0 ? [one] : [...offers, one]);

/** How many handling times a queue remembers. */
const HANDLED_REMEMBERED = 32;

function noteHandled(state: RouterState, offer: LiveOffer, atMs: Ms): void {
  const queue = state.queues.get(offer.queue);
  if (queue === undefined || offer.acceptedAtMs === null) return;
  queue.lastHandledMs.push(atMs - offer.acceptedAtMs - offer.suspendedMs);
  if (queue.lastHandledMs.length > HANDLED_REMEMBERED) queue.lastHandledMs.shift();
}

/** What each action of the chart writes. */
const WRITES: Readonly<Record<OfferAction, Write>> = {
  reserve: (state, offer, agent, _, { seq }) => {
    agent.offers = withOne(agent.offers, offer.offer);
    agent.lastOfferSeq = noted(agent.lastOfferSeq, offer.queue, seq);
    watch(state, 'offer', offer.offer, offer.ordinal);
  },
  assign: (state, offer, agent, event, { atMs }) => {
    offer.acceptedAtMs = atMs;
    offer.dueMs = null;
    offer.idleDueMs = (event as OfferAccepted).idleDueMs;
    watch(state, 'idle', offer.offer, offer.ordinal);
    agent.strikes = 0;
    agent.noAnswers = 0;
  },
  suspend: (state, offer, agent, _, { atMs }) => {
    offer.suspendedAtMs = atMs;
    listInterrupted(state, agent);
  },
  resume: (state, offer, agent, event, { atMs }) => {
    offer.suspendedMs += atMs - (offer.suspendedAtMs ?? atMs);
    Object.assign(offer, { suspendedAtMs: null, resumeDueMs: null });
    listInterrupted(state, agent);
    if (event.type !== 'assignment.resumed') return;
    Object.assign(offer, { idleDueMs: event.idleDueMs, overCapacity: offer.overCapacity || event.overCapacity });
    watch(state, 'idle', offer.offer, offer.ordinal);
  },
  idle: (state, offer, agent, _, { atMs }) => {
    offer.suspendedAtMs ??= atMs;
    listInterrupted(state, agent);
    if (!inHand(state, agent)) agent.idleSinceMs = atMs;
  },
  wake: (state, offer, agent, event) => {
    offer.resumeDueMs = (event as AssignmentWoken).resumeDueMs;
    listInterrupted(state, agent);
    watch(state, 'resume', offer.offer, offer.ordinal);
  },
  hear: (state, offer, _, event) => {
    offer.idleDueMs = (event as AssignmentHeard).idleDueMs;
    watch(state, 'idle', offer.offer, offer.ordinal);
  },
  startWrapUp: (state, offer, _, event, { atMs }) => {
    offer.releasedAtMs = atMs;
    const { wrapUpDueMs, wrapUpEarliestMs } = event as ContactReleased | AssignmentEnded;
    offer.dueMs = wrapUpDueMs;
    offer.wrapUpEarliestMs = wrapUpEarliestMs;
    // A wrap-up of zero length is finished by the very next event, so its deadline would be stale at once.
    if (wrapUpDueMs > atMs) watch(state, 'wrap-up', offer.offer, offer.ordinal);
  },
  extendWrapUp: (state, offer, _, event) => {
    const { wrapUpDueMs, extensions } = event as WrapUpExtended;
    Object.assign(offer, { dueMs: wrapUpDueMs, extensions });
    watch(state, 'wrap-up', offer.offer, offer.ordinal);
  },
  free: (state, offer, agent, _, { atMs }) => {
    const handled = offer.acceptedAtMs !== null;
    agent.offers = without(agent.offers, offer.offer);
    state.offers.delete(offer.offer);
    const contact = state.contacts.get(offer.ordinal);
    if (contact !== undefined) {
      contact.offers = without(contact.offers, offer.offer);
      listToTopUp(state, contact);
    }
    if (handled && !inHand(state, agent)) agent.idleSinceMs = atMs;
    if (handled) noteHandled(state, offer, atMs);
    forgetIfGone(state, agent);
  },
};

/** What an offer's event means for its contact, apart from the offer's own chart. */
function tellContact(state: RouterState, event: OfferChartEvent, stamp: Stamp): void {
  const contact = state.contacts.get(event.ordinal);
  if (contact === undefined) return;
  switch (event.type) {
    case 'offer.made':
      contact.offersMade++;
      contact.offers = withOne(contact.offers, event.offer);
      return moveContact(state, contact, event, stamp);
    case 'offer.accepted':
    case 'contact.released':
      return moveContact(state, contact, event, stamp);
    case 'assignment.ended':
      contact.offers = contact.offers.filter((id) => id !== event.offer);
      return;
    case 'offer.rejected':
    case 'offer.expired':
    case 'offer.failed':
      contact.refusals = noted(contact.refusals, event.agent, event.skipUntilMs);
      return watch(state, 'refusal', event.agent, event.ordinal);
    default:
  }
}

export function applyOffer(state: RouterState, event: OfferChartEvent, stamp: Stamp): void {
  const offer = event.type === 'offer.made' ? make(state, event) : found(state.offers.get(event.offer), 'offer', event.offer);
  const agent = found(state.agents.get(offer.agent), 'agent', offer.agent);
  const move = moveOf(offerTable, offer.state, event.type);
  offer.state = move.target;
  const { actions } = move;
  for (let i = 0; i < actions.length; i++) WRITES[actions[i] as OfferAction](state, offer, agent, event, stamp);
  if (event.type === 'offer.expired') agent.strikes = event.strikes;
  if (event.type === 'wrap-up.finished') cool(state, agent, event.coolDown);
  if (event.type === 'offer.accepted') {
    countShare(state, event);
    countDirection(agent, event);
  }
  if (event.type === 'contact.released') rememberCustomer(state, event, stamp);
  tellContact(state, event, stamp);
}

/** Merges cool-downs; the later end counts, channel by channel. */
function cool(state: RouterState, agent: AgentRecord, begun: CoolDown | null): void {
  if (begun === null) return;
  const same = agent.coolDowns.find(({ channel }) => channel === begun.channel);
  if (same !== undefined && same.untilMs >= begun.untilMs) return;
  coolDown(state, agent, [...agent.coolDowns.filter((one) => one !== same), begun]);
}

function make(state: RouterState, event: OfferMade): LiveOffer {
  const offer: LiveOffer = {
    offer: event.offer,
    ordinal: event.ordinal,
    tenant: event.tenant,
    contact: event.contact,
    queue: event.queue,
    channel: event.channel,
    agent: event.agent,
    hub: event.hub,
    ring: event.ring,
    tier: event.tier,
    language: event.language,
    preferredLanguage: event.preferredLanguage,
    cost: event.cost,
    overCapacity: event.overCapacity,
    madeAtMs: event.madeAtMs,
    planVersion: event.decision.planVersion,
    state: offerTable.initial,
    dueMs: event.dueMs,
    acceptedAtMs: null,
    releasedAtMs: null,
    wrapUpEarliestMs: null,
    extensions: 0,
    suspendedAtMs: null,
    idleDueMs: null,
    resumeDueMs: null,
    suspendedMs: 0,
  };
  state.offers.set(offer.offer, offer);
  return offer;
}

function rememberCustomer(state: RouterState, event: ContactReleased, { atMs }: Stamp): void {
  if (event.customer === null) return;
  const key = contactKey(event.tenant, event.customer);
  const remembered = state.customers.get(key);
  if (remembered !== undefined) {
    remembered.agent = event.agent;
    remembered.atMs = atMs;
    return;
  }
  state.customers.set(key, { tenant: event.tenant, customer: event.customer, agent: event.agent, atMs });
  watch(state, 'customer', key);
}
