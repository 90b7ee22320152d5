import type { Plan } from '../../domain/plan.js';
import { watch, watchTarget } from '../due/due.js';
import { countTiers } from '../due/late-tiers.js';
import { isBetweenPeople } from '../handover.js';
import { listToTopUp, listUrgent } from '../waiting.js';
import { written } from './canonical-text.js';
import { digest128 } from './digest.js';
import { listEnlisted } from './enlisted.js';
import { indexPlan } from './plan-index.js';
import { nothing } from './seldom.js';
import { sharedProfiles } from './shared-profiles.js';
import { type AgentRecord, freshState, type LiveContact, type LiveOffer, type RouterState } from './state.js';

/**
 * The one serialised form of a state, and its hash. It depends on content only: maps are written as lists sorted by key, objects with
 * sorted keys, derived indices not at all. Two routers agree if and only if their hashes do.
 */
const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** Plans are large, shared and immutable, so each is digested once. */
const planDigests = new WeakMap<Plan, string>();

export function planDigest(plan: Plan): string {
  let digest = planDigests.get(plan);
  if (digest === undefined) {
    digest = digest128(utf8.encode(written(plan)));
    planDigests.set(plan, digest);
  }
  return digest;
}

/** Everything that is hashed, except the plan. */
function content(state: Readonly<RouterState>) {
  return {
    seq: state.seq,
    atMs: state.atMs,
    epoch: state.epoch,
    rules: state.rules,
    planVersion: state.planVersion,
    lastContactOrdinal: state.lastContactOrdinal,
    lastAgentOrdinal: state.lastAgentOrdinal,
    agents: state.agents,
    contacts: state.contacts,
    offers: state.offers,
    queues: state.queues,
    hubs: state.hubs,
    shifts: state.shifts,
    adapters: state.adapters,
    alarms: state.alarms,
    customers: state.customers,
    places: state.places,
    doNotContact: state.doNotContact,
    senders: state.senders,
    endedCalendars: state.endedCalendars,
  };
}

/** 32 hex digits over everything later decisions depend on. */
export function stateHash(state: Readonly<RouterState>): string {
  const plan = state.plan === null ? null : planDigest(state.plan);
  return digest128(utf8.encode(written({ plan, ...content(state) })));
}

/** The state as bytes, for a snapshot. */
export const encodeState = (state: Readonly<RouterState>): Uint8Array => utf8.encode(written({ plan: state.plan, ...content(state) }));

type Pairs<K, V> = readonly (readonly [K, V])[];

const asMap = <K, V>(pairs: Pairs<K, V>): ReadonlyMap<K, V> => (pairs.length === 0 ? nothing() : new Map(pairs));

/** A state from the bytes of `encodeState`, with its indices rebuilt. */
export function decodeState(bytes: Uint8Array): RouterState {
  const read = JSON.parse(fromUtf8.decode(bytes));
  const state = freshState();
  const { seq, atMs, epoch, rules, planVersion, lastContactOrdinal, lastAgentOrdinal } = read;
  Object.assign(state, { seq, atMs, epoch, rules, planVersion, lastContactOrdinal, lastAgentOrdinal });
  state.plan = read.plan;
  state.index = state.plan === null ? null : indexPlan(state.plan);
  for (const name of ['offers', 'queues', 'hubs', 'shifts', 'adapters', 'alarms', 'customers', 'places', 'senders'] as const)
    for (const [key, one] of read[name] as Pairs<string, never>) (state[name] as Map<string, unknown>).set(key, one);
  const shared = sharedProfiles();
  for (const [id, agent] of read.agents as Pairs<string, AgentRecord & { lastOfferSeq: Pairs<string, number> }>) {
    const profile = shared(agent.profile);
    const rosterProfile = agent.changes.length === 0 ? profile : shared(agent.rosterProfile);
    state.agents.set(id, { ...agent, profile, rosterProfile, lastOfferSeq: asMap(agent.lastOfferSeq) });
  }
  for (const [ordinal, contact] of read.contacts as Pairs<number, LiveContact & { refusals: Pairs<string, number> }>) {
    const requirement = state.requirements(contact.requirement);
    state.contacts.set(ordinal, { ...contact, requirement, refusals: asMap(contact.refusals) });
  }
  for (const id of read.endedCalendars) state.endedCalendars.add(id);
  for (const key of read.doNotContact) state.doNotContact.add(key);
  buildIndices(state);
  return state;
}

function buildIndices(state: RouterState): void {
  state.agentsInOrder.push(...[...state.agents.values()].sort((a, b) => a.ordinal - b.ordinal));
  for (const { profile } of state.agentsInOrder) countTiers(state, profile, 1);
  for (const contact of state.contacts.values()) indexContact(state, contact);
  for (const offer of state.offers.values()) indexOffer(state, offer);
  for (const agent of state.agentsInOrder) {
    watch(state, 'authorisation', agent.id, agent.ordinal);
    watch(state, 'agent-grace', agent.id, agent.ordinal);
    watch(state, 'back-off', agent.id, agent.ordinal);
    watch(state, 'cool-down', agent.id, agent.ordinal);
    if (agent.next !== null) state.leaving.add(agent);
    watch(state, 'agent-change', agent.id, agent.ordinal);
  }
  for (const id of Object.keys(state.plan?.calendars ?? {})) watch(state, 'calendar', id);
  for (const id of state.queues.keys()) {
    watch(state, 'queue', id);
    watch(state, 'override', id);
  }
  for (const id of state.hubs.keys()) {
    watch(state, 'hub', id);
    watch(state, 'suspension', id);
  }
  for (const id of state.shifts.keys()) watch(state, 'shift', id);
  for (const id of state.adapters.keys()) watch(state, 'adapter-grace', id);
  for (const key of state.customers.keys()) watch(state, 'customer', key);
  for (const key of state.places.keys()) watch(state, 'place', key);
  for (const sender of state.senders.keys()) watch(state, 'sender', sender);
}

function indexContact(state: RouterState, contact: LiveContact): void {
  state.contactsByName.set(contact.tenant, contact.contact, contact.ordinal);
  if (contact.state === 'queued') state.waiting.add(contact);
  listToTopUp(state, contact);
  listEnlisted(state, contact);
  watch(state, 'lease', contact.contact, contact.ordinal);
  listUrgent(state, contact);
  watch(state, 'aside', contact.contact, contact.ordinal);
  watch(state, 'call', contact.contact, contact.ordinal);
  watch(state, 'slot', contact.contact, contact.ordinal);
  if (isBetweenPeople(contact)) state.handovers.add(contact);
  if (contact.slot !== null) state.booked.add(contact);
  if (contact.aside?.because === 'opening') state.awaitingOpening.add(contact);
  watch(state, 'step', contact.contact, contact.ordinal);
  watch(state, 'tier', contact.contact, contact.ordinal);
  watch(state, 'max-wait', contact.contact, contact.ordinal);
  watch(state, 'affinity', contact.contact, contact.ordinal);
  watch(state, 'share-hold', contact.contact, contact.ordinal);
  watchTarget(state, contact);
  for (const agent of contact.refusals.keys()) watch(state, 'refusal', agent, contact.ordinal);
}

function indexOffer(state: RouterState, offer: LiveOffer): void {
  watch(state, 'offer', offer.offer, offer.ordinal);
  watch(state, 'wrap-up', offer.offer, offer.ordinal);
  const agent = state.agents.get(offer.agent);
  watch(state, 'idle', offer.offer, offer.ordinal);
  watch(state, 'resume', offer.offer, offer.ordinal);
  if ((offer.state === 'suspended' || offer.resumeDueMs !== null) && agent !== undefined) state.interrupted.add(agent);
}
