import type { Sorted } from '../../core/sorted.js';
import type { AgentRecord, RouterState } from '../../core/state.js';
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

/** An agent as filed: what the agent can, is there for and has room for, when last looked at. */
export interface Filing extends Askable {
  readonly agent: AgentRecord;
  abilities: Abilities;
  /** The profile they were found by, which says them at any time; `null`: it says others at other times. */
  profile: AgentProfile | null;
  /** Lines of work, one bit each. */
  present: number;
  free: number;
  idle: boolean;
  reachable: boolean;
  pool: Pool | null;
  /** Its place among the pool's filings. */
  poolPlace: number;
  /** Where it stands in the orders of its pool, none for long. */
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

/** The agents of a pool in an order. */
export interface Lineup {
  readonly order: RankOrder;
  readonly list: Sorted<Standing>;
}

/** All agents who can do the same: the supply class. */
export interface Abilities {
  readonly id: number;
  readonly like: AgentRecord;
  readonly filings: Set<Filing>;
  /** Numbers of the skills they have, at any level. */
  readonly skills: readonly number[];
}

/** Who has a skill, at any level: numbers of abilities. The same object as long as the index lives. */
export interface Holders {
  /** The skill's. */
  readonly skill: number;
  readonly of: Numbers;
}

export interface Supply {
  readonly limits: IndexLimits;
  readonly lines: Lines;
  readonly byKey: Map<string, Abilities>;
  /** Profiles never change: each is looked up by what is in it once, unless it is another at other times. */
  readonly byProfile: WeakMap<AgentProfile, Abilities>;
  readonly all: Abilities[];
  /** Their numbers, and of those with a skill, at any level. */
  readonly everyone: Numbers;
  readonly holders: Map<SkillId, Holders>;
  /** What demands see of them, by their number. */
  readonly facets: Facets;
  readonly sights: Map<string, Sight>;
  readonly kinds: Map<RoutingPolicy, Kinds>;
  /** Number of the hub of each abilities. */
  readonly hubOf: number[];
  /** Every pool there is, and what its agents are free for, by its number. */
  readonly pools: Pool[];
  readonly poolFree: number[];
  /** Numbers of the pools of abilities, by theirs. */
  readonly poolsOf: Chains;
  readonly filings: Map<AgentId, Filing>;
  /** The same by the ordinal of the agent, for whoever has the agent at hand. */
  readonly filingOf: (Filing | undefined)[];
  /** How many of each abilities are there, there with nothing in hand, and free, by line. */
  readonly present: readonly Tally[];
  readonly idle: readonly Tally[];
  readonly free: readonly Tally[];
  /** Numbers of the abilities of which somebody is free, by line. */
  readonly available: readonly NumberSet[];
  /** Numbers of the hubs that somebody belongs to. */
  readonly hubs: Map<HubId, number>;
  readonly rankOrders: Map<string, RankOrder>;
  /** How many looks all demands together keep an answer to. */
  looksJudged: number;
  /** Agents ready at a connected desk. */
  reachable: number;
  /** How often it has been brought up to date: what is worked out in between stays. */
  version: number;
}

export const noSupply = (lines: Lines, limits: IndexLimits): Supply => ({
  limits,
  lines,
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
});

export function holdersOf(holders: Supply['holders'], skill: SkillId): Holders {
  let known = holders.get(skill);
  if (known === undefined) {
    known = { skill: holders.size, of: new Numbers() };
    holders.set(skill, known);
  }
  return known;
}

/** The lines of a moment, looked at once for many agents. */
export const probesOf = (state: Readonly<RouterState>, { all }: Lines, atMs: Ms): readonly Watched[] =>
  all.map((line) => probeOf(state, line, atMs));
