import type { AgentSubject } from '../domain/events/agent.js';
import type { ContactSubject } from '../domain/events/contact.js';
import type { OfferSubject } from '../domain/events/offer.js';
import type { ContactId, OfferId, TenantId } from '../domain/ids.js';
import type { RoutingPolicy } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import type { AgentRecord, LiveContact, LiveOffer, RouterState } from './state/state.js';

/** The part of a contact that every event about it repeats. */
export const ofContact = ({ tenant, contact, ordinal, queue, channel }: LiveContact | LiveOffer): ContactSubject => ({
  tenant,
  contact,
  ordinal,
  queue,
  channel,
});

export const ofOffer = ({ tenant, contact, ordinal, queue, channel, offer, agent, hub }: LiveOffer): OfferSubject => ({
  tenant,
  contact,
  ordinal,
  queue,
  channel,
  offer,
  agent,
  hub,
});

export const ofAgent = ({ id, profile }: AgentRecord): AgentSubject => ({ agent: id, hub: profile.hub, tenants: profile.tenants });

export function findContact(state: Readonly<RouterState>, tenant: TenantId, contact: ContactId): LiveContact | undefined {
  const ordinal = state.contactsByName.get(tenant, contact);
  return ordinal === undefined ? undefined : state.contacts.get(ordinal);
}

export const liveOffersOf = (state: Readonly<RouterState>, ids: readonly OfferId[]): readonly LiveOffer[] =>
  ids.map((id) => state.offers.get(id)).filter((offer): offer is LiveOffer => offer?.state === 'live');

/** The accepted offer of an owned contact; `undefined` while nobody owns it. */
export function assignmentOf(state: Readonly<RouterState>, contact: LiveContact): LiveOffer | undefined {
  if (contact.state !== 'owned') return undefined;
  for (const id of contact.offers) {
    const offer = state.offers.get(id);
    if (offer !== undefined && isOwned(offer)) return offer;
  }
  return undefined;
}

/** Accepted and not yet released, whether the agent is working on it or it is set aside. */
export const isOwned = ({ state: at }: Pick<LiveOffer, 'state'>): boolean => at === 'assigned' || at === 'suspended' || at === 'idle';

export const ownerOf = (state: Readonly<RouterState>, contact: LiveContact): string | null => assignmentOf(state, contact)?.agent ?? null;

/** How long this visit has waited: since it began, or since the instant its order counts from if that is later. */
export const waitedOf = ({ visitAtMs, rankFromMs }: LiveContact, atMs: Ms): Ms => atMs - Math.max(visitAtMs, rankFromMs);

/** The policy a contact is routed by. */
export const policyOf = (state: Readonly<RouterState>, contact: { queue: string; channel: string }): RoutingPolicy | undefined =>
  state.index?.queues.get(contact.queue)?.policies[contact.channel];

/** The same, with its queue. */
export function routedBy(
  state: Readonly<RouterState>,
  contact: { queue: string; channel: string },
): { queue: Queue; policy: RoutingPolicy } | undefined {
  const queue = state.index?.queues.get(contact.queue);
  const policy = queue?.policies[contact.channel];
  return queue === undefined || policy === undefined ? undefined : { queue, policy };
}

/** When a conversation that is accepted or resumed now becomes idle by itself; `null`: it does not. */
export function idleDueOf(state: Readonly<RouterState>, about: { queue: string; channel: string }, atMs: Ms): Ms | null {
  const afterMs = policyOf(state, about)?.idle?.afterMs ?? null;
  return afterMs === null ? null : atMs + afterMs;
}
