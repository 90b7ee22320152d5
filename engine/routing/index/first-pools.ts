import type { Ms } from '../../domain/units.js';
import type { Routing } from '../context.js';
import type { Demand } from './demand.js';
import type { Grade } from './grade.js';
import { isHeldBack } from './held-back.js';
import { inOrder } from './pools.js';
import { type Least, leastFor, type RankOrder } from './rank-order.js';
import type { Pool, Supply } from './supply.js';

/** Whether the columns contain everything that is compared between first agents of one grade: their own values, then the ordinal. */
export function columnsTell({ ownValuesNext }: Demand, { widths, keys, firsts }: RankOrder): boolean {
  if (ownValuesNext < firsts.length || widths.length < keys.length) return false;
  let values = 0;
  for (const width of widths) values += width;
  return values < firsts.length;
}

/**
 * The pools of a grade whose first agents rank best, best first, found from the columns without touching any agent. Only valid if
 * `columnsTell`.
 */
export function firstPools(supply: Supply, demand: Demand, order: RankOrder, grade: Grade, routing: Routing, atMs: Ms): readonly Pool[] {
  const { poolsOf, poolFree, pools } = supply;
  const { bit, number } = demand.line;
  const { ids, starts } = demand.fits.sight;
  const least = leastFor(order, number, supply.all.length);
  const { first: leastFirst, next: leastNext } = least;
  let best = -1;
  let second = -1;
  let secondFirst = Number.POSITIVE_INFINITY;
  let secondNext = Number.NEGATIVE_INFINITY;
  for (const look of grade.looks) {
    let isToAsk = demand.crowd.length > 0;
    for (let place = starts[look] as number; place < (starts[look + 1] as number); place++) {
      const id = ids[place] as number;
      // Most are worse by the first number alone, which is all that is read of them; an unknown value (NaN) is never skipped.
      if ((leastFirst[id] as number) > secondFirst) continue;
      if (Number.isNaN(leastFirst[id] as number)) findLeast(least, supply, order, id, bit, atMs);
      const first = leastFirst[id] as number;
      // With nobody free both numbers are infinite, which is behind the initial second place as well.
      if (first > secondFirst || (first === secondFirst && (leastNext[id] as number) > secondNext)) continue;
      if (isToAsk) {
        const isHeld = isHeldBack(supply, demand, routing, id);
        // All abilities of one look are in one hub.
        isToAsk = demand.heldHubs === null;
        if (isHeld && isToAsk) continue;
        if (isHeld) break;
      }
      for (let pool = poolsOf.first(id); pool >= 0; pool = poolsOf.next(pool)) {
        if (((poolFree[pool] as number) & bit) === 0) continue;
        if (firstValue(order, pools, pool, atMs) === Number.POSITIVE_INFINITY) continue;
        if (best < 0 || isBefore(order, pool, best)) {
          second = best;
          best = pool;
        } else if (second < 0 || isBefore(order, pool, second)) second = pool;
      }
      if (second >= 0) {
        secondFirst = order.firsts[0][second] as number;
        secondNext = order.firsts[1][second] as number;
      }
    }
  }
  return best < 0 ? NONE : second < 0 ? [pools[best] as Pool] : [pools[best] as Pool, pools[second] as Pool];
}

const NONE: readonly Pool[] = [];

function findLeast(least: Least, { poolsOf, poolFree, pools }: Supply, order: RankOrder, id: number, bit: number, atMs: Ms): void {
  let first = Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  for (let pool = poolsOf.first(id); pool >= 0; pool = poolsOf.next(pool)) {
    if (((poolFree[pool] as number) & bit) === 0) continue;
    const value = firstValue(order, pools, pool, atMs);
    const nextValue = order.firsts[1][pool] as number;
    if (value < first || (value === first && nextValue < next)) {
      first = value;
      next = nextValue;
    }
  }
  least.first[id] = first;
  least.next[id] = next;
}

/** The value compared first of a pool's first agent; `Infinity`: the pool is empty. */
function firstValue(order: RankOrder, pools: readonly Pool[], pool: number, atMs: Ms): number {
  const known = order.firsts[0][pool];
  if (known !== undefined && !Number.isNaN(known)) return known;
  inOrder(pools[pool] as Pool, order, atMs);
  return order.firsts[0][pool] as number;
}

function isBefore({ firsts }: RankOrder, a: number, b: number): boolean {
  for (let place = 0; place < firsts.length; place++) {
    const values = firsts[place] as Float64Array;
    const difference = (values[a] as number) - (values[b] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
