import { NOTHING } from '../core/follow/news.js';
import { revoke } from '../core/revoke.js';
import type { AgentRecord, LiveOffer, RouterState } from '../core/state/state.js';
import type { Event } from '../domain/events.js';
import type { Ms } from '../domain/units.js';
import { workOf } from './capacity.js';
import { type Routing, routingOf } from './context.js';
import { eligible } from './eligible.js';
import { compareRanks, rankVector } from './rank.js';
import { isRoutable } from './routable.js';

/**
 * An urgent contact does not wait for the answer to a less urgent offer, which may never come. C = the first waiting contact of band 0, in
 * contact order, that has no eligible agent but would have one if live offers of lower bands were revoked. A = the best of those agents by
 * the policy's rank, as they would then be. Only the offers in the way are revoked, sparing the most urgent and, among equals, the oldest.
 * Matching then finds an agent for C.
 */
export function nextPreemption(state: Readonly<RouterState>, atMs: Ms): readonly Event[] {
  if (state.urgent.size === 0) return NOTHING;
  for (const contact of state.waiting) {
    if (contact.band !== 0) break;
    const routing = isRoutable(state, contact) ? routingOf(state, contact, atMs) : undefined;
    const offers = routing === undefined ? [] : inTheWay(routing);
    if (offers.length > 0) return revoke(state, offers, 'preempted');
  }
  return [];
}

/** The offers that keep the contact from its agent; none if it has an eligible agent already, or would have none even without them. */
function inTheWay(routing: Routing): readonly LiveOffer[] {
  let best: { readonly agent: AgentRecord; readonly pending: readonly LiveOffer[]; readonly rank: readonly number[] } | undefined;
  for (const agent of routing.state.agentsInOrder) {
    if (agent.presence !== 'ready' || agent.connection !== 'connected') continue;
    if (eligible(routing, agent) !== undefined) return [];
    const pending = pendingOf(routing, agent);
    if (pending.length === 0) continue;
    const freed = without(agent, pending);
    const ring = eligible(routing, freed);
    if (ring === undefined) continue;
    const rank = rankVector(routing, { agent: freed, ring });
    if (best === undefined || compareRanks(rank, best.rank) < 0) best = { agent, pending, rank };
  }
  return best === undefined ? [] : unavoidable(routing, best.agent, best.pending);
}

/** The agent's live offers of less urgent contacts, most urgent and oldest first. */
function pendingOf({ state, contact }: Routing, agent: AgentRecord): readonly LiveOffer[] {
  const bandOf = (offer: LiveOffer): number => state.contacts.get(offer.ordinal)?.band ?? contact.band;
  return workOf(state, agent)
    .filter((offer) => offer.state === 'live' && bandOf(offer) > contact.band)
    .sort((a, b) => bandOf(a) - bandOf(b));
}

/** The agent as it would be without these offers. Reasons identify agents by id, so they can be asked about this copy. */
const without = (agent: AgentRecord, offers: readonly LiveOffer[]): AgentRecord => ({
  ...agent,
  offers: agent.offers.filter((id) => !offers.some(({ offer }) => offer === id)),
});

/** Keeps each offer that can stay, one after the other, and returns the rest. */
function unavoidable(routing: Routing, agent: AgentRecord, pending: readonly LiveOffer[]): readonly LiveOffer[] {
  let revoked = pending;
  for (const offer of pending) {
    const fewer = revoked.filter((one) => one !== offer);
    if (eligible(routing, without(agent, fewer)) !== undefined) revoked = fewer;
  }
  return revoked;
}
