import type { AgentRecord, LiveContact, RouterState } from '../core/state/state.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { RankKeyName } from '../domain/policy.js';
import type { Ms } from '../domain/units.js';
import type { NotRoutable, Verdict } from '../views.js';
import { type Routing, routingOf } from './context.js';
import { eligible, obstacles, whyNot } from './eligible.js';
import { compareRanks, rankValues, rankVector } from './rank.js';
import type { Candidate } from './rank-key.js';
import { whyNotRoutable } from './routable.js';

export interface Explanation {
  readonly rankKeys: readonly RankKeyName[];
  /** Why it cannot be offered to anybody; `null`: it can, or an agent has it. */
  readonly notRoutable: NotRoutable | null;
  /** Best agent first; then the ineligible ones in roster order. */
  readonly verdicts: readonly Verdict[];
  /** Number of agents per reason against; `eligible` counts those without one. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Why each agent would or would not get the contact in this state, by the same predicates and keys that decide. */
export function explain(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): Explanation {
  const routing = routingOf(state, contact, atMs);
  if (routing === undefined) return { rankKeys: [], notRoutable: null, verdicts: [], counts: {} };
  const judged = state.agentsInOrder.map((agent) => judge(routing, agent));
  const inOrder = judged.sort((a, b) =>
    a.vector === null ? (b.vector === null ? 0 : 1) : b.vector === null ? -1 : compareRanks(a.vector, b.vector),
  );
  const counts: Record<string, number> = {};
  for (const { verdict } of inOrder) {
    const name = verdict.reason ?? 'eligible';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const notRoutable = whyNotRoutable(state, contact) ?? null;
  return { rankKeys: routing.policy.rank, notRoutable, verdicts: inOrder.map(({ verdict }) => verdict), counts };
}

function judge(routing: Routing, agent: AgentRecord): { verdict: Verdict; vector: readonly number[] | null } {
  const ring = eligible(routing, agent);
  const about = { agent: agent.id, hub: agent.profile.hub };
  if (ring === undefined) {
    const { reason, because } = whyNot(routing, agent) ?? { reason: null, because: null };
    return { verdict: { eligible: false, reason, because, ring: null, rank: null, ...about }, vector: null };
  }
  const candidate = { agent, ring };
  const rank = rankByKey(routing, candidate);
  return { verdict: { eligible: true, reason: null, because: null, ring, rank, ...about }, vector: rankVector(routing, candidate) };
}

const rankByKey = (routing: Routing, candidate: Candidate): Verdict['rank'] =>
  Object.fromEntries(routing.policy.rank.map((key) => [key, rankValues(routing, candidate, key)]));

/** How one agent ranked for a contact, whoever decided on the offer. */
export interface Standing {
  /** Rank key by key in the ring of the offer, even for an agent the router would not have chosen. */
  readonly rank: Verdict['rank'];
  /** Every reason against the agent, by name: what a decision by hand overrode. Empty if the router decided. */
  readonly against: readonly string[];
}

/** How the agent of an offer ranked in the state in which the offer was made. */
export function standingOf(state: Readonly<RouterState>, contact: LiveContact, { agent: id, ring }: OfferMade, atMs: Ms): Standing {
  const routing = routingOf(state, contact, atMs);
  const agent = state.agents.get(id);
  if (routing === undefined || agent === undefined) return { rank: null, against: [] };
  return { rank: rankByKey(routing, { agent, ring }), against: eligible(routing, agent) === undefined ? obstacles(routing, agent) : [] };
}
