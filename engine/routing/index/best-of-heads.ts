import type { Order, Sorted } from '../../core/state/sorted.js';
import type { AgentRecord } from '../../core/state/state.js';
import type { Ms } from '../../domain/units.js';
import type { Routing } from '../context.js';
import { eligible } from '../eligible.js';
import { bestByColumns } from './best-by-columns.js';
import { type Demand, type Filed, routingAt } from './demand.js';
import { columnsTell } from './first-pools.js';
import type { Grade } from './grade.js';
import { type Head, headOf } from './heads.js';
import type { Fit } from './kinds.js';
import { Podium } from './podium.js';
import { inOrder, poolsFreeFor } from './pools.js';
import { comesBehind, type RankOrder, type Standing } from './rank-order.js';
import { countFor, fitIn, fitNow, mayFit, routingOfFiled, type View } from './search.js';
import type { Pool, Supply } from './supply.js';
import type { Tally } from './tally.js';

/** The two best agents for a contact, and how many agents may have it. */
export interface Bests {
  readonly first: AgentRecord | undefined;
  readonly second: AgentRecord | undefined;
  readonly count: number;
}

/** What is being asked for, and the two best so far. */
interface Contest {
  readonly supply: Supply;
  readonly demand: Demand;
  readonly order: RankOrder;
  readonly routing: Routing;
  readonly atMs: Ms;
  readonly named: readonly Named[];
  readonly podium: Podium<Head>;
}

/**
 * Compares the first two agents of each pool, which stand for all others in it. Agents named by the contact are asked about individually
 * and rank before everybody.
 */
export function bestOfHeads(view: View, filed: Filed, order: RankOrder, headOrder: Order<Head>): Bests {
  const { demand, names } = filed;
  const { supply, state, atMs } = view;
  const named = names.length === 0 ? NOBODY : namedOf(view, filed);
  const among = mayFit(view, demand);
  let count = countFor(view, demand, among);
  for (const { counted } of named) if (!counted) count++;

  // Named agents rank before everybody, so two of them fill both places.
  const [preferred, next] = named;
  if (preferred !== undefined && next !== undefined) return { first: preferred.agent, second: next.agent, count };
  if (among === null && columnsTell(demand, order)) {
    const { first, second } = bestByColumns(supply, demand, order, routingAt(demand, state, atMs), atMs, preferred?.agent);
    return preferred === undefined ? { first, second, count } : { first: preferred.agent, second: first, count };
  }
  const podium = new Podium<Head>(headOrder);
  const contest: Contest = { supply, demand, order, routing: routingAt(demand, state, atMs), atMs, named, podium };
  if (among === null)
    for (const grade of demand.fits.grades.inOrder) {
      enterGrade(contest, grade);
      // Nobody in a later grade ranks before these. Beside a named agent, one more fills the podium.
      if ((preferred === undefined ? podium.second : podium.first) !== undefined) break;
    }
  else
    for (let place = 0; place < among.length; place++)
      for (const pool of poolsFreeFor(supply, among.at(place), demand.line.bit)) enterHeads(contest, pool);
  const { first, second } = podium;
  if (preferred !== undefined) return { first: preferred.agent, second: first?.standing.agent, count };
  return { first: first?.standing.agent, second: second?.standing.agent, count };
}

/** Once both places are filled, pools whose first agent ranks behind both are skipped. */
function enterGrade(contest: Contest, grade: Grade): void {
  const { supply, demand, order, podium } = contest;
  const { poolsOf, poolFree, pools } = supply;
  const { ids, starts } = demand.fits.sight;
  const { bit, number } = demand.line;
  const free = supply.free[number] as Tally;
  const firsts = order.firsts[0];
  let second: Standing | undefined;
  for (const look of grade.looks)
    for (let place = starts[look] as number; place < (starts[look + 1] as number); place++) {
      const id = ids[place] as number;
      if (free.get(id) === 0) continue;
      for (let pool = poolsOf.first(id); pool >= 0; pool = poolsOf.next(pool)) {
        if (((poolFree[pool] as number) & bit) === 0 || firsts[pool] === Number.POSITIVE_INFINITY) continue;
        if (second !== undefined && comesBehind(order, pool, second, demand.ownValuesNext)) continue;
        enterHeads(contest, pools[pool] as Pool);
        second = podium.second?.standing;
      }
    }
}

function enterHeads({ supply, demand, order, routing, atMs, named, podium }: Contest, pool: Pool): void {
  const fit = fitIn(supply, demand, routing, pool.abilities.id);
  if (fit === undefined || pool.filings.length === 0) return;
  const heads = inOrder(pool, order, atMs);
  if (named.length > 0) return enterBut(named, heads, demand, fit, podium);
  const { first, second } = heads;
  const stands = first !== undefined && podium.enter(headOf(demand, fit, first));
  if (stands && second !== undefined) podium.enter(headOf(demand, fit, second));
}

/** Enters the agents of a pool, best first, as long as they reach the podium; named agents have been entered already. */
const enterBut = (named: readonly Named[], heads: Sorted<Standing>, demand: Demand, fit: Fit, podium: Podium<Head>): void =>
  void heads.find((standing) => !named.some(({ agent }) => agent === standing.agent) && !podium.enter(headOf(demand, fit, standing)));

const NOBODY: readonly Named[] = [];

interface Named {
  readonly agent: AgentRecord;
  /** Whether the agent is already included in the counts of its pool. */
  readonly counted: boolean;
}

/** Those of the agents named by a contact who may have it, in the contact's order. */
function namedOf(view: View, filed: Filed): readonly Named[] {
  const routing = routingOfFiled(view, filed);
  const { supply } = view;
  return filed.names.flatMap((name): Named[] => {
    const filing = supply.filings.get(name);
    if (filing === undefined || (filing.free & filed.demand.line.bit) === 0 || eligible(routing, filing.agent) === undefined) return [];
    return [{ agent: filing.agent, counted: fitNow(view, filed.demand, filing.abilities) !== undefined }];
  });
}
