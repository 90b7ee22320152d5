import type { AgentRecord, LiveContact, RouterState } from '../core/state.js';
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
  /** `null`: it may be offered, or somebody has it. */
  readonly notRoutable: NotRoutable | null;
  /** Best agent first, then the others in the order of the roster. */
  readonly verdicts: readonly Verdict[];
  /** Agents by reason against; `eligible` counts those without one. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Why each agent would or would not get the contact in this state: the same predicates and keys that decide. */
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

/** How one agent stood for a contact, whoever decided on it. */
export interface Standing {
  /** Rank in the ring of the offer, by key, also of an agent to whom the router would not have offered it. */
  readonly rank: Verdict['rank'];
  /** Every reason against, by name: what was passed over by hand. Empty for what the router decided. */
  readonly against: readonly string[];
}

/** How the agent of an offer stood in the state it was made in. */
export function standingOf(state: Readonly<RouterState>, contact: LiveContact, { agent: id, ring }: OfferMade, atMs: Ms): Standing {
  const routing = routingOf(state, contact, atMs);
  const agent = state.agents.get(id);
  if (routing === undefined || agent === undefined) return { rank: null, against: [] };
  return { rank: rankByKey(routing, { agent, ring }), against: eligible(routing, agent) === undefined ? obstacles(routing, agent) : [] };
}
