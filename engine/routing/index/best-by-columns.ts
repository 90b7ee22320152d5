import type { AgentRecord } from '../../core/state/state.js';
import type { Ms } from '../../domain/units.js';
import type { Routing } from '../context.js';
import type { Demand } from './demand.js';
import { firstPools } from './first-pools.js';
import { inOrder } from './pools.js';
import { byStanding, type RankOrder, type Standing } from './rank-order.js';
import type { Pool, Supply } from './supply.js';

/** The two best agents for a demand. */
interface Two {
  first: AgentRecord | undefined;
  second: AgentRecord | undefined;
}

/**
 * The two best agents, found from the columns of numbers alone (only valid if `columnsTell`). For each grade, the two pools whose first
 * agents rank best are known, so that no other agent is touched or compared. `but`: an agent who has first place already and is passed over
 * here; only one more is needed then, so the search stops at the first.
 */
export function bestByColumns(
  supply: Supply,
  demand: Demand,
  order: RankOrder,
  routing: Routing,
  atMs: Ms,
  but: AgentRecord | undefined,
): Two {
  const two: Two = { first: undefined, second: undefined };
  for (const grade of demand.fits.grades.inOrder) {
    const [best, next] = firstPools(supply, demand, order, grade, routing, atMs);
    if (best === undefined) continue;
    if (but !== undefined) {
      two.first = earlier(firstBut(best, order, atMs, but), next && firstBut(next, order, atMs, but))?.agent;
      if (two.first !== undefined) return two;
      continue;
    }
    const heads = inOrder(best, order, atMs);
    if (two.first === undefined) {
      two.first = heads.first?.agent;
      two.second = earlier(heads.second, next && inOrder(next, order, atMs).first)?.agent;
    } else two.second = heads.first?.agent;
    if (two.second !== undefined) return two;
  }
  return two;
}

const earlier = (a: Standing | undefined, b: Standing | undefined): Standing | undefined =>
  a === undefined || (b !== undefined && byStanding(b, a) < 0) ? b : a;

/** The first agent of a pool other than `but`. */
function firstBut(pool: Pool, order: RankOrder, atMs: Ms, but: AgentRecord): Standing | undefined {
  const { first, second } = inOrder(pool, order, atMs);
  return first?.agent === but ? second : first;
}
