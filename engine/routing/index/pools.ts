import { Sorted } from '../../core/state/sorted.js';
import type { Ms } from '../../domain/units.js';
import type { NumberSet } from './number-set.js';
import { byStanding, forgetLeast, isSameStanding, noteFirst, type RankOrder, type Standing, standingIn } from './rank-order.js';
import type { Abilities, Filing, Lineup, Pool, Supply } from './supply.js';
import type { Tally } from './tally.js';

/** Adds a free agent to the pool of its abilities and free lines. */
export function enterPool(supply: Supply, filing: Filing, atMs: Ms): void {
  const { abilities, free } = filing;
  if (free === 0) return;
  let pool = poolOf(supply, abilities, free);
  if (pool === undefined) {
    pool = { number: supply.pools.length, abilities, free, filings: [], lineups: [] };
    supply.poolsOf.add(abilities.id, pool.number);
    supply.pools.push(pool);
    supply.poolFree.push(free);
    for (const order of supply.rankOrders.values()) forgetLeast(order, abilities.id, free);
  }
  filing.pool = pool;
  filing.poolPlace = pool.filings.push(filing) - 1;
  for (const lineup of pool.lineups) {
    line(filing, lineup, atMs);
    noteFirst(lineup.order, pool, lineup.list.first);
  }
  countFree(supply, abilities, free, 1);
}

/** Counts one agent of these abilities more, or fewer, on each line it is free for. */
function countFree(supply: Supply, { id }: Abilities, free: number, by: 1 | -1): void {
  for (let number = 0, left = free; left !== 0; number++, left >>>= 1) {
    if ((left & 1) === 0) continue;
    const now = (supply.free[number] as Tally).add(id, by);
    if (by === 1 ? now === 1 : now === 0) {
      const available = supply.available[number] as NumberSet;
      if (by === 1) available.add(id);
      else available.delete(id);
    }
  }
}

export function leavePool(supply: Supply, filing: Filing): void {
  const { pool, abilities, standings } = filing;
  if (pool === null) return;
  takeOut(pool.filings, filing);
  for (const standing of standings) {
    const { order } = standing;
    const list = listOf(pool, order);
    list?.remove(standing);
    noteFirst(order, pool, list?.first);
  }
  filing.standings = NOWHERE;
  filing.pool = null;
  countFree(supply, abilities, pool.free, -1);
}

/** The pool's agents in an order; `undefined`: not sorted yet. Most pools need one order. */
function listOf({ lineups }: Pool, order: RankOrder): Sorted<Standing> | undefined {
  for (let place = 0; place < lineups.length; place++) if (lineups[place]?.order === order) return lineups[place]?.list;
  return undefined;
}

function line(filing: Filing, { order, list }: Lineup, atMs: Ms): void {
  const standing = standingIn(order, filing.agent, atMs);
  filing.standings = filing.standings.length === 0 ? [standing] : [...filing.standings, standing];
  list.add(standing);
}

/** The agent is in none of the orders of its pool yet. */
export const NOWHERE: readonly Standing[] = [];

/** Removes it; the last entry moves to the free place. */
function takeOut(filings: Filing[], { poolPlace }: Filing): void {
  const last = filings.pop();
  if (last === undefined || poolPlace === filings.length) return;
  filings[poolPlace] = last;
  last.poolPlace = poolPlace;
}

/** Re-sorts an agent who is free for the same lines as before but may rank differently in its pool. */
export function lineAnew(filing: Filing, atMs: Ms): void {
  const { agent, pool } = filing;
  if (pool === null) return;
  for (const before of filing.standings) {
    const { order } = before;
    const now = standingIn(order, agent, atMs);
    if (isSameStanding(before, now)) continue;
    const list = listOf(pool, order);
    list?.remove(before);
    list?.add(now);
    noteFirst(order, pool, list?.first);
    filing.standings = filing.standings.map((one) => (one === before ? now : one));
  }
}

function poolOf({ poolsOf, poolFree, pools }: Supply, { id }: Abilities, free: number): Pool | undefined {
  for (let pool = poolsOf.first(id); pool >= 0; pool = poolsOf.next(pool)) if (poolFree[pool] === free) return pools[pool];
  return undefined;
}

/** The pools of these abilities whose agents are free for a line. */
export function* poolsFreeFor({ poolsOf, poolFree, pools }: Supply, id: number, bit: number): Generator<Pool> {
  for (let pool = poolsOf.first(id); pool >= 0; pool = poolsOf.next(pool))
    if (((poolFree[pool] as number) & bit) !== 0) yield pools[pool] as Pool;
}

/** The agents of a pool in an order, sorted when first asked for. */
export function inOrder(pool: Pool, order: RankOrder, atMs: Ms): Sorted<Standing> {
  const known = listOf(pool, order);
  if (known !== undefined) return known;
  const lineup: Lineup = { order, list: new Sorted(byStanding) };
  pool.lineups.push(lineup);
  for (const filing of pool.filings) line(filing, lineup, atMs);
  noteFirst(order, pool, lineup.list.first);
  return lineup.list;
}
