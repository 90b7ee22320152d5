import { agentsOrder } from '../core/contact-order.js';
import type { AgentRecord, LiveContact, RouterState } from '../core/state/state.js';
import { wantingOffers } from '../core/waiting.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { Ms } from '../domain/units.js';
import { routingOf } from './context.js';
import { eligible } from './eligible.js';
import { type Found, makeOffer } from './make-offer.js';
import { compareRanks, rankVector } from './rank.js';
import { isRoutable } from './routable.js';
import { tierOf } from './tier.js';

/**
 * The specification of matching, in code. It stays beside every faster matcher.
 *
 * A contact wants an offer while it waits; in a broadcast to n agents, while it has fewer than n live offers and no owner.
 *
 * C = the first contact wanting an offer, in contact order, that has an eligible agent;
 * A = C's best agent by the policy's rank;
 * offer to A the first of the contacts wanting an offer that A is eligible for, in (band, A's tier, rankAtMs, ordinal) order.
 *
 * Returns the next offer, or `undefined` if no contact wanting one has an eligible agent. The caller applies it and asks again.
 */
export function matchNaive(state: Readonly<RouterState>, atMs: Ms): OfferMade | undefined {
  const reachable = state.agentsInOrder.filter(canBeOffered);
  if (reachable.length === 0) return undefined;
  const wanting = wantingOffers(state);
  for (const contact of wanting) {
    const found = bestAgent(state, contact, reachable, atMs);
    if (found === undefined) continue;
    const chosen = firstFor(state, wanting, found.agent, atMs) ?? contact;
    const routing = routingOf(state, chosen, atMs);
    const ring = routing && eligible(routing, found.agent);
    return routing === undefined || ring === undefined ? undefined : makeOffer(routing, ring, found, chosen === contact);
  }
  return undefined;
}

/** A shortcut: any other agent would fail the presence or connection reason anyway. */
const canBeOffered = (agent: AgentRecord): boolean => agent.presence === 'ready' && agent.connection === 'connected';

function bestAgent(state: Readonly<RouterState>, contact: LiveContact, agents: readonly AgentRecord[], atMs: Ms): Found | undefined {
  if (!isRoutable(state, contact)) return undefined;
  const routing = routingOf(state, contact, atMs);
  if (routing === undefined) return undefined;
  const ranked: { agent: AgentRecord; rank: readonly number[] }[] = [];
  for (const agent of agents) {
    const ring = eligible(routing, agent);
    if (ring !== undefined) ranked.push({ agent, rank: rankVector(routing, { agent, ring }) });
  }
  ranked.sort((a, b) => compareRanks(a.rank, b.rank));
  const [best, second] = ranked;
  return best && { agent: best.agent, runnerUp: second?.agent.id ?? null, eligible: ranked.length, reachable: agents.length };
}

/** The contact this agent takes first: by band, then the agent's own tier, then place in the queue. */
function firstFor(state: Readonly<RouterState>, wanting: Iterable<LiveContact>, agent: AgentRecord, atMs: Ms): LiveContact | undefined {
  let first: { contact: LiveContact; tier: number } | undefined;
  for (const contact of wanting) {
    if (first !== undefined && contact.band > first.contact.band) break;
    const routing = isRoutable(state, contact) ? routingOf(state, contact, atMs) : undefined;
    if (routing === undefined || eligible(routing, agent) === undefined) continue;
    const tier = tierOf(contact, agent);
    if (first === undefined || agentsOrder(contact, tier, first.contact, first.tier) < 0) first = { contact, tier };
  }
  return first?.contact;
}
