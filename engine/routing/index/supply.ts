import type { Sorted } from '../../core/state/sorted.js';
import type { AgentRecord, RouterState } from '../../core/state/state.js';
import type { AgentProfile } from '../../domain/agent.js';
import type { AgentId, HubId, SkillId } from '../../domain/ids.js';
import type { RoutingPolicy } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { Watched } from '../context.js';
import { Chains } from './chains.js';
import type { Facets } from './facet.js';
import type { Kinds } from './kinds.js';
import type { IndexLimits } from './limits.js';
import { type Lines, probeOf } from './lines.js';
import { NumberSet } from './number-set.js';
import { Numbers } from './numbers.js';
import type { Askable } from './pending.js';
import type { RankOrder, Standing } from './rank-order.js';
import type { Sight } from './sight.js';
import { Tally } from './tally.js';

/** An agent as filed: its abilities, and the lines it was there for and free for when last checked. */
export interface Filing extends Askable {
  readonly agent: AgentRecord;
  abilities: Abilities;
  /** The profile it was filed under, if that means the same at all times; otherwise `null`. */
  profile: AgentProfile | null;
  /** Lines of work, one bit each. */
  present: number;
  free: number;
  idle: boolean;
  reachable: boolean;
  pool: Pool | null;
  /** Its index in `pool.filings`. */
  poolPlace: number;
  /** Its positions in the orders of its pool; usually few. */
  standings: readonly Standing[];
}

/** Agents of the same abilities who are free for the same lines: a decision looks at the first of them. */
export interface Pool {
  readonly number: number;
  readonly abilities: Abilities;
  readonly free: number;
  /** In no order. */
  readonly filings: Filing[];
  readonly lineups: Lineup[];
}

/** The agents of a pool in one order. */
export interface Lineup {
  readonly order: RankOrder;
  readonly list: Sorted<Standing>;
}

/** All agents who can do the same: a supply class. */
export interface Abilities {
  readonly id: number;
  readonly like: AgentRecord;
  readonly filings: Set<Filing>;
  /** Numbers of the skills they have, at any level. */
  readonly skills: readonly number[];
}

/** The holders of a skill at any level, as numbers of abilities. The same object as long as the index lives. */
export interface Holders {
  /** Number of the skill. */
  readonly skill: number;
  readonly of: Numbers;
}

export interface Supply {
  readonly limits: IndexLimits;
  readonly lines: Lines;
  /** What may be offered on each of the lines, as of now: where an agent is, and what for, is asked of these. */
  readonly probes: readonly Watched[];
  readonly byKey: Map<string, Abilities>;
  /** Profiles are immutable, so each is looked up by its contents only once, unless it means different things at different times. */
  readonly byProfile: WeakMap<AgentProfile, Abilities>;
  readonly all: Abilities[];
  /** Numbers of all abilities, and of those with each skill, at any level. */
  readonly everyone: Numbers;
  readonly holders: Map<SkillId, Holders>;
  /** What demands see of them, by number of the abilities. */
  readonly facets: Facets;
  readonly sights: Map<string, Sight>;
  readonly kinds: Map<RoutingPolicy, Kinds>;
  /** The number of the hub, by number of the abilities. */
  readonly hubOf: number[];
  /** All pools, and the lines their agents are free for, by number of the pool. */
  readonly pools: Pool[];
  readonly poolFree: number[];
  /** Numbers of the pools, by number of the abilities. */
  readonly poolsOf: Chains;
  readonly filings: Map<AgentId, Filing>;
  /** The same filings by the agent's ordinal, which is faster if the agent is at hand. */
  readonly filingOf: (Filing | undefined)[];
  /** How many agents of each abilities are there, are there with nothing in hand, and are free, by line. */
  readonly present: readonly Tally[];
  readonly idle: readonly Tally[];
  readonly free: readonly Tally[];
  /** Numbers of the abilities that have a free agent, by line. */
  readonly available: readonly NumberSet[];
  /** Numbers of the hubs that have agents. */
  readonly hubs: Map<HubId, number>;
  readonly rankOrders: Map<string, RankOrder>;
  /** How many looks have been judged by all demands together. */
  looksJudged: number;
  /** Agents ready at a connected desk. */
  reachable: number;
  /** Raised whenever the index is brought up to date; what was worked out at the same version is still valid. */
  version: number;
  /** How often an agent has looked for a contact. */
  searches: number;
}

export const noSupply = (lines: Lines, probes: readonly Watched[], limits: IndexLimits): Supply => ({
  limits,
  lines,
  probes,
  byKey: new Map(),
  byProfile: new WeakMap(),
  all: [],
  everyone: new Numbers(),
  holders: new Map(),
  facets: new Map(),
  sights: new Map(),
  kinds: new Map(),
  hubOf: [],
  pools: [],
  poolFree: [],
  poolsOf: new Chains(),
  filings: new Map(),
  filingOf: [],
  present: lines.all.map(() => new Tally()),
  idle: lines.all.map(() => new Tally()),
  free: lines.all.map(() => new Tally()),
  available: lines.all.map(() => new NumberSet()),
  hubs: new Map(),
  rankOrders: new Map(),
  looksJudged: 0,
  reachable: 0,
  version: 0,
  searches: 0,
});

export function holdersOf(holders: Supply['holders'], skill: SkillId): Holders {
  let known = holders.get(skill);
  if (known === undefined) {
    known = { skill: holders.size, of: new Numbers() };
    holders.set(skill, known);
  }
  return known;
}

/** The probes of all lines at this instant, for use with many agents. */
export const probesOf = (state: Readonly<RouterState>, { all }: Lines, atMs: Ms): readonly Watched[] =>
  all.map((line) => probeOf(state, line, atMs));
