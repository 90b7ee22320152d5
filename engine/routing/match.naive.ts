import { contactOrder } from '../core/contact-order.js';
import type { AgentRecord, LiveContact, RouterState } from '../core/state.js';
import { wantingOffers } from '../core/waiting.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { Ms } from '../domain/units.js';
import { type Routing, routingOf } from './context.js';
import { draftOffer } from './draft-offer.js';
import { eligible } from './eligible.js';
import { compareRanks, rankVector } from './rank.js';
import { isRoutable } from './routable.js';
import { tierOf } from './tier.js';

/**
 * The specification of matching, in code, kept beside every faster one.
 *
 * A contact wants an offer while it waits, and in a broadcast to n agents while it has fewer than n live offers and no owner.
 *
 * C = the first contact wanting an offer, in contact order, that has an eligible agent;
 * A = its best agent by the policy's rank;
 * offer to A the first of the contacts wanting an offer that A is eligible for, in (band, A's tier, rankAtMs, ordinal) order.
 *
 * Gives the next offer, or `undefined` when no contact wanting one has an eligible agent. The caller applies it and asks again.
 */
export function matchNaive(state: Readonly<RouterState>, atMs: Ms): OfferMade | undefined {
  const reachable = state.agentsInOrder.filter(canBeOffered);
  if (reachable.length === 0) return undefined;
  const wanting = wantingOffers(state);
  for (const contact of wanting) {
    const found = bestAgent(state, contact, reachable, atMs);
    if (found === undefined) continue;
    const chosen = firstFor(state, wanting, found.agent, atMs) ?? contact;
    return makeOffer(state, chosen, found.agent, chosen === contact ? found : { ...found, rank: null, runnerUp: null }, atMs);
  }
  return undefined;
}

/** Spares the reasons a question whose answer is known: nobody else passes the presence and connection reasons. */
const canBeOffered = (agent: AgentRecord): boolean => agent.presence === 'ready' && agent.connection === 'connected';

interface Found {
  readonly agent: AgentRecord;
  readonly rank: readonly number[] | null;
  readonly runnerUp: string | null;
  readonly eligible: number;
  readonly examined: number;
}

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
  return (
    best && { agent: best.agent, rank: best.rank, runnerUp: second?.agent.id ?? null, eligible: ranked.length, examined: agents.length }
  );
}

/** The contact this agent takes first: band, then the agent's own tier, then place. */
function firstFor(state: Readonly<RouterState>, wanting: Iterable<LiveContact>, agent: AgentRecord, atMs: Ms): LiveContact | undefined {
  let first: { contact: LiveContact; tier: number } | undefined;
  for (const contact of wanting) {
    if (first !== undefined && contact.band > first.contact.band) break;
    const routing = isRoutable(state, contact) ? routingOf(state, contact, atMs) : undefined;
    if (routing === undefined || eligible(routing, agent) === undefined) continue;
    const tier = tierOf(contact, agent);
    if (first === undefined || tier < first.tier || (tier === first.tier && contactOrder(contact, first.contact) < 0))
      first = { contact, tier };
  }
  return first?.contact;
}

function makeOffer(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, found: Found, atMs: Ms): OfferMade | undefined {
  const routing = routingOf(state, contact, atMs) as Routing;
  const ring = eligible(routing, agent);
  if (ring === undefined) return undefined;
  const rank = found.rank ?? rankVector(routing, { agent, ring });
  return draftOffer(routing, agent, {
    ring,
    origin: 'routing',
    by: null,
    overCapacity: false,
    decision: {
      rank: rank.slice(0, -1),
      runnerUp: found.runnerUp,
      waitingExamined: state.waiting.size,
      agentsExamined: found.examined,
      agentsEligible: found.eligible,
    },
  });
}
