import { Sorted } from '../../core/sorted.js';
import type { AgentRecord, RouterState } from '../../core/state.js';
import type { AgentProfile } from '../../domain/agent.js';
import type { AgentId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { isIdle } from '../census.js';
import type { Routing, Watched } from '../context.js';
import { abilitiesKey, isTimed, likeness } from './abilities.js';
import { type Lines, probeOf } from './lines.js';
import { byStanding, type RankOrder, type Standing, standingIn } from './rank-order.js';
import { PRESENCE_REASONS, ROOM_REASONS } from './scopes.js';

/** An agent as filed: what the agent can, is there for and has room for, when last looked at. */
export interface Filing {
  readonly agent: AgentRecord;
  abilities: Abilities;
  /** Lines of work, one bit each. */
  present: number;
  free: number;
  idle: boolean;
  reachable: boolean;
  pool: Pool | null;
  /** Where it stands in the orders of its pool, none for long. */
  readonly standings: (readonly [RankOrder, Standing])[];
}

/** Agents of the same abilities who are free for the same lines: a decision looks at the first of them. */
export interface Pool {
  readonly free: number;
  readonly filings: Set<Filing>;
  readonly orders: Map<RankOrder, Sorted<Standing>>;
}

/** All agents who can do the same: the supply class. */
export interface Abilities {
  readonly id: number;
  readonly like: AgentRecord;
  readonly filings: Set<Filing>;
  readonly pools: Pool[];
  /** How many of them are there, there with nothing in hand, and free, by line. */
  readonly present: number[];
  readonly idle: number[];
  readonly free: number[];
}

export interface Supply {
  readonly lines: Lines;
  readonly byKey: Map<string, Abilities>;
  /** Profiles never change: each is looked up by what is in it once, unless it is another at other times. */
  readonly byProfile: WeakMap<AgentProfile, Abilities>;
  readonly all: Abilities[];
  readonly filings: Map<AgentId, Filing>;
  /** Abilities of which somebody is free, by line. */
  readonly available: readonly Set<Abilities>[];
  readonly rankOrders: Map<string, RankOrder>;
  /** Agents ready at a connected desk. */
  reachable: number;
  /** How often it has been brought up to date: what is worked out in between stays. */
  version: number;
}

export const noSupply = (lines: Lines): Supply => ({
  lines,
  byKey: new Map(),
  byProfile: new WeakMap(),
  all: [],
  filings: new Map(),
  available: lines.all.map(() => new Set()),
  rankOrders: new Map(),
  reachable: 0,
  version: 0,
});

/** What has changed with an agent that others may depend on. */
export interface Refiled {
  readonly filing: Filing | undefined;
  /** Another is there, or somebody no longer, or with other abilities. */
  readonly presence: boolean;
}

/** The lines of a moment, looked at once for many agents. */
export const probesOf = (state: Readonly<RouterState>, { all }: Lines, atMs: Ms): readonly Watched[] =>
  all.map((line) => probeOf(state, line, atMs));

/** Files an agent anew, as it is now. */
export function fileAgent(supply: Supply, state: Readonly<RouterState>, id: AgentId, probes: readonly Routing[], atMs: Ms): Refiled {
  const agent = state.agents.get(id);
  const known = supply.filings.get(id);
  if (known !== undefined && agent !== known.agent) leaveHouse(supply, known);
  if (agent === undefined) return { filing: undefined, presence: known !== undefined };
  const before = known?.agent === agent ? known : undefined;
  const abilities = abilitiesOf(supply, agent, atMs);
  const { present, free } = bitsOf(supply.lines, agent, probes);
  const idle = isIdle(state, agent);
  const reachable = agent.presence === 'ready' && agent.connection === 'connected';
  supply.reachable += Number(reachable) - Number(before?.reachable ?? false);
  if (before === undefined) {
    const filing: Filing = { agent, abilities, present, free, idle, reachable, pool: null, standings: [] };
    supply.filings.set(id, filing);
    enterAbilities(filing);
    enterPool(supply, filing, atMs);
    return { filing, presence: true };
  }
  const presence = before.present !== present || before.abilities !== abilities;
  leavePool(supply, before);
  leaveAbilities(before);
  before.abilities = abilities;
  before.present = present;
  before.free = free;
  before.idle = idle;
  before.reachable = reachable;
  enterAbilities(before);
  enterPool(supply, before, atMs);
  return { filing: before, presence };
}

function leaveHouse(supply: Supply, filing: Filing): void {
  leavePool(supply, filing);
  supply.reachable -= Number(filing.reachable);
  leaveAbilities(filing);
  supply.filings.delete(filing.agent.id);
}

function enterAbilities(filing: Filing): void {
  filing.abilities.filings.add(filing);
  countPresence(filing, 1);
}

function leaveAbilities(filing: Filing): void {
  filing.abilities.filings.delete(filing);
  countPresence(filing, -1);
}

function countPresence({ abilities, present, idle }: Filing, by: 1 | -1): void {
  for (let number = 0, left = present; left !== 0; number++, left >>>= 1) {
    if ((left & 1) === 0) continue;
    count(abilities.present, number, by);
    if (idle) count(abilities.idle, number, by);
  }
}

function abilitiesOf(supply: Supply, agent: AgentRecord, atMs: Ms): Abilities {
  const { profile } = agent;
  if (isTimed(profile)) return namedAbilities(supply, agent, atMs);
  let abilities = supply.byProfile.get(profile);
  if (abilities === undefined) {
    abilities = namedAbilities(supply, agent, atMs);
    supply.byProfile.set(profile, abilities);
  }
  return abilities;
}

function namedAbilities(supply: Supply, agent: AgentRecord, atMs: Ms): Abilities {
  const key = abilitiesKey(agent, atMs);
  let abilities = supply.byKey.get(key);
  if (abilities === undefined) {
    const none = (): number[] => supply.lines.all.map(() => 0);
    const id = supply.all.length;
    abilities = { id, like: likeness(agent, atMs), filings: new Set(), pools: [], present: none(), idle: none(), free: none() };
    supply.byKey.set(key, abilities);
    supply.all.push(abilities);
  }
  return abilities;
}

/** For which lines the agent is there, and for which of them there is room. */
function bitsOf({ all }: Lines, agent: AgentRecord, probes: readonly Routing[]): { readonly present: number; readonly free: number } {
  let present = 0;
  let free = 0;
  for (let i = 0; i < probes.length; i++) {
    const probe = probes[i] as Routing;
    if (PRESENCE_REASONS.some((reason) => reason.blocks(probe, agent))) continue;
    const { bit } = all[i] as { readonly bit: number };
    present |= bit;
    if (!ROOM_REASONS.some((reason) => reason.blocks(probe, agent))) free |= bit;
  }
  return { present, free };
}

function enterPool(supply: Supply, filing: Filing, atMs: Ms): void {
  const { abilities, free } = filing;
  if (free === 0) return;
  let pool = abilities.pools.find((one) => one.free === free);
  if (pool === undefined) {
    pool = { free, filings: new Set(), orders: new Map() };
    abilities.pools.push(pool);
  }
  filing.pool = pool;
  pool.filings.add(filing);
  for (const [order, list] of pool.orders) line(filing, order, list, atMs);
  for (const { number, bit } of supply.lines.all)
    if ((free & bit) !== 0 && count(abilities.free, number, 1) === 1) supply.available[number]?.add(abilities);
}

/** How many they are now. */
function count(of: number[], line: number, by: 1 | -1): number {
  const now = (of[line] ?? 0) + by;
  of[line] = now;
  return now;
}

function leavePool(supply: Supply, filing: Filing): void {
  const { pool, abilities, standings } = filing;
  if (pool === null) return;
  pool.filings.delete(filing);
  for (const [order, standing] of standings) pool.orders.get(order)?.remove(standing);
  standings.length = 0;
  filing.pool = null;
  for (const { number, bit } of supply.lines.all)
    if ((pool.free & bit) !== 0 && count(abilities.free, number, -1) === 0) supply.available[number]?.delete(abilities);
}

function line(filing: Filing, order: RankOrder, list: Sorted<Standing>, atMs: Ms): void {
  const standing = standingIn(order, filing.agent, atMs);
  filing.standings.push([order, standing]);
  list.add(standing);
}

/** The agents of a pool in an order, lined up when first asked for. */
export function inOrder(pool: Pool, order: RankOrder, atMs: Ms): Sorted<Standing> {
  let list = pool.orders.get(order);
  if (list === undefined) {
    list = new Sorted(byStanding);
    pool.orders.set(order, list);
    for (const filing of pool.filings) line(filing, order, list, atMs);
  }
  return list;
}
