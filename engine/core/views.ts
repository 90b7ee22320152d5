import type { ChannelId } from '../domain/ids.js';
import { loadOf, workOf } from '../routing/capacity.js';
import type { AdapterView, AgentView, ContactView, HubView, OfferView, OverviewView, QueueView } from '../views.js';
import { blendOf, remembered } from './blend.js';
import { isUnconfirmed } from './due/lease.js';
import { questionsByAsker, viewQuestions } from './questions.js';
import type { HubRecord, QueueRecord } from './state/site-records.js';
import type { AgentRecord, LiveContact, LiveOffer, RouterState } from './state/state.js';
import { ownerOf } from './subject.js';
import { NOBODY_HIRED, NOBODY_THERE, tallyHubs, tallyQueues } from './tally.js';

/** Copies of the state for queries; they share no mutable data with it. */

export function viewContact(state: Readonly<RouterState>, contact: LiveContact): ContactView {
  const {
    tenant,
    contact: id,
    ordinal,
    queue,
    channel,
    requirement,
    attributes,
    band,
    priority,
    rankFromMs,
    rankAtMs,
    affinity,
    callback,
    outbound,
    aside,
    slot,
    adapter,
  } = contact;
  return {
    tenant,
    contact: id,
    ordinal,
    queue,
    channel,
    state: contact.state,
    requirement,
    attributes,
    band,
    priority,
    rankFromMs,
    rankAtMs,
    targetDueMs: rankFromMs + contact.targetMs,
    openSteps: contact.openSteps,
    affinity,
    callback,
    outbound,
    aside,
    slot,
    adapter,
    owner: ownerOf(state, contact),
    offers: [...contact.offers],
  };
}

function viewOffer(state: Readonly<RouterState>, offer: LiveOffer): OfferView {
  const {
    offer: id,
    tenant,
    contact,
    queue,
    channel,
    agent,
    language,
    ring,
    cost,
    madeAtMs,
    dueMs,
    wrapUpEarliestMs,
    acceptedAtMs,
  } = offer;
  const about = state.contacts.get(offer.ordinal);
  const attributes = about?.attributes ?? null;
  return {
    offer: id,
    tenant,
    contact,
    queue,
    channel,
    agent,
    state: offer.state,
    language,
    ring,
    cost,
    madeAtMs,
    dueMs,
    wrapUpEarliestMs,
    acceptedAtMs,
    callback: offer.state === 'wrappingUp' ? null : (about?.callback ?? null),
    unconfirmed: about !== undefined && acceptedAtMs !== null && isUnconfirmed(state, about, offer),
    attributes,
  };
}

export function viewAgent(state: Readonly<RouterState>, agent: AgentRecord, questions = questionsByAsker(state)): AgentView {
  const work = workOf(state, agent);
  const busy = work.some((offer) => offer.state !== 'live' && offer.state !== 'idle');
  const channels: readonly ChannelId[] = agent.presence === 'ready' ? (agent.readyFor ?? agent.profile.channels) : [];
  return {
    agent: agent.id,
    hub: agent.profile.hub,
    hubState: state.hubs.get(agent.profile.hub)?.state ?? 'closed',
    tenants: agent.profile.tenants,
    presence: agent.presence,
    reason: agent.reason,
    channels,
    connection: agent.connection,
    loadUnits: loadOf(work),
    capacity: agent.profile.capacity,
    idleSinceMs: busy || agent.presence === 'offline' ? null : agent.idleSinceMs,
    strikes: agent.strikes,
    next: agent.next,
    backOffUntilMs: agent.backOff?.untilMs ?? null,
    changes: agent.changes,
    blend: viewBlend(state, agent),
    work: work.map((offer) => viewOffer(state, offer)),
    questions: viewQuestions(state, questions.get(agent.id)),
  };
}

function viewBlend(state: Readonly<RouterState>, agent: AgentRecord): AgentView['blend'] {
  const blend = blendOf(state, agent);
  if (blend === null) return null;
  const last = remembered(blend, agent);
  return { outboundPercent: blend.outboundPercent, outbound: last.filter((one) => one === 'outbound').length, of: last.length };
}

function viewShares(state: Readonly<RouterState>, { id, shares: record }: QueueRecord): QueueView['shares'] {
  const groups = state.index?.queues.get(id)?.shares?.groups;
  if (record === null || groups === undefined) return null;
  return groups.map(({ hubs }, group) => ({
    hubs,
    percent: record.percents[group] ?? 0,
    assigned: record.counts[group] ?? 0,
    of: record.recent.length,
  }));
}

export function viewQueue(state: Readonly<RouterState>, queue: QueueRecord, tally = tallyQueues(state, queue.id).get(queue.id)): QueueView {
  const { queued, offered, parked, owned, oldestFromMs, atRisk, missed } = tally ?? NOBODY_THERE;
  return {
    queue: queue.id,
    tenant: state.index?.queues.get(queue.id)?.tenant ?? '',
    state: queue.state,
    waiting: queued,
    offered,
    parked,
    inHand: owned,
    oldestFromMs,
    atRisk,
    missed,
    crossed: queue.crossed,
    shares: viewShares(state, queue),
    override: queue.override,
  };
}

export function viewHub(state: Readonly<RouterState>, hub: HubRecord, tally = tallyHubs(state, hub.id).get(hub.id)): HubView {
  const { ready, busy, wrapUp, notReady, offline } = tally ?? NOBODY_HIRED;
  return { hub: hub.id, state: hub.state, ready, busy, wrapUp, notReady, offline, uncovered: hub.uncovered, suspension: hub.suspension };
}

export function viewAdapter(state: Readonly<RouterState>, adapter: string): AdapterView {
  const contacts = [...state.contacts.values()].filter((contact) => contact.adapter === adapter);
  return {
    adapter,
    state: state.adapters.get(adapter)?.state ?? 'disconnected',
    contacts: contacts.map((contact) => viewContact(state, contact)),
  };
}

/** Everything a wallboard needs; with `tenants`, only their queues and agents. */
export function viewOverview(state: Readonly<RouterState>, tenants: readonly string[] | null): OverviewView {
  const contacts = tallyQueues(state);
  const activities = tallyHubs(state);
  const agents = state.agentsInOrder.filter((agent) => agent.presence !== 'offline' || agent.offers.length > 0);
  const questions = questionsByAsker(state);
  return {
    atMs: state.atMs,
    planVersion: state.planVersion,
    alarms: [...state.alarms.values()]
      .filter(({ tenant }) => tenants?.includes(tenant) ?? true)
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ tenant, contact, queue, channel, sinceMs }) => ({ tenant, contact, queue, channel, sinceMs })),
    queues: [...state.queues.values()]
      .map((queue) => viewQueue(state, queue, contacts.get(queue.id) ?? NOBODY_THERE))
      .filter(({ tenant }) => tenants?.includes(tenant) ?? true),
    hubs: [...state.hubs.values()].map((hub) => viewHub(state, hub, activities.get(hub.id) ?? NOBODY_HIRED)),
    agents: agents
      .filter(({ profile }) => tenants === null || profile.tenants.some((tenant) => tenants.includes(tenant)))
      .map((agent) => viewAgent(state, agent, questions)),
  };
}
