import type { Sorted } from '../../core/sorted.js';
import type { AgentRecord } from '../../core/state.js';
import { eligible } from '../eligible.js';
import type { Found } from '../make-offer.js';
import { compareRanks, rankVector } from '../rank.js';
import { type Filed, routingAt } from './demand.js';
import { fitOf } from './fit.js';
import { compareHeads, type Head, headOf } from './heads.js';
import { Podium } from './podium.js';
import { inOrder } from './pools.js';
import type { RankOrder, Standing } from './rank-order.js';
import { eligibleFor, fitNow, isHeldBack, mayFit, routingOfFiled, type View } from './search.js';

/** The best agent for a contact; `undefined`: nobody may have it. */
export function bestFor(view: View, filed: Filed): Found | undefined {
  const { order } = filed.demand;
  return filed.keeping === 'plain' && order !== null ? bestOfHeads(view, filed, order) : bestOfAll(view, filed);
}

/** Everybody is asked, and ranked by all the policy's keys. */
function bestOfAll(view: View, filed: Filed): Found | undefined {
  const routing = routingOfFiled(view, filed);
  const podium = new Podium<{ readonly agent: AgentRecord; readonly rank: readonly number[] }>((a, b) => compareRanks(a.rank, b.rank));
  let count = 0;
  for (const candidate of eligibleFor(view, filed)) {
    count++;
    podium.enter({ agent: candidate.agent, rank: rankVector(routing, candidate) });
  }
  return found(view, podium.first?.agent, podium.second?.agent, count);
}

const found = ({ supply }: View, first: AgentRecord | undefined, second: AgentRecord | undefined, count: number): Found | undefined =>
  first && { agent: first, runnerUp: second?.id ?? null, eligible: count, reachable: supply.reachable };

/** The first two of each pool stand for the others in it; whom the contact names is asked for itself and goes before everybody. */
function bestOfHeads(view: View, filed: Filed, order: RankOrder): Found | undefined {
  const { demand, names } = filed;
  const { bit, number } = demand.line;
  const named = names.length === 0 ? NOBODY : namedOf(view, filed);
  const routing = routingAt(demand, view.state, view.atMs);
  const podium = new Podium<Head>((a, b) => compareHeads(demand, order, a, b));
  let count = 0;
  for (const { counted } of named) if (!counted) count++;
  for (const abilities of mayFit(view, demand)) {
    const free = abilities.free[number] ?? 0;
    const fit = free === 0 ? undefined : fitOf(demand.fits, routing, abilities);
    if (fit === undefined || (demand.crowd.length > 0 && isHeldBack(demand, routing, abilities))) continue;
    count += free;
    for (const pool of abilities.pools) {
      if ((pool.free & bit) === 0 || pool.filings.size === 0) continue;
      const heads = inOrder(pool, order, view.atMs);
      if (named.length > 0) enterBut(named, heads, (standing) => podium.enter(headOf(demand, fit, standing)));
      else {
        const { first, second } = heads;
        const stands = first !== undefined && podium.enter(headOf(demand, fit, first));
        if (stands && second !== undefined) podium.enter(headOf(demand, fit, second));
      }
    }
  }
  const others = [podium.first, podium.second].map((head) => head?.standing.agent);
  const [first, second] = named.length === 0 ? others : [...named.map(({ agent }) => agent), ...others];
  return found(view, first, second, count);
}

/** From the first on, as long as they come to stand on the podium; whoever is named stands before it. */
const enterBut = (named: readonly Named[], heads: Sorted<Standing>, enter: (standing: Standing) => boolean): void =>
  void heads.find((standing) => !named.some(({ agent }) => agent === standing.agent) && !enter(standing));

const NOBODY: readonly Named[] = [];

interface Named {
  readonly agent: AgentRecord;
  /** Among the agents counted by their pools. */
  readonly counted: boolean;
}

/** Those of the agents a contact names who may have it, in the order it names them. */
function namedOf(view: View, filed: Filed): readonly Named[] {
  const routing = routingOfFiled(view, filed);
  const { supply } = view;
  return filed.names.flatMap((name): Named[] => {
    const filing = supply.filings.get(name);
    if (filing === undefined || (filing.free & filed.demand.line.bit) === 0 || eligible(routing, filing.agent) === undefined) return [];
    return [{ agent: filing.agent, counted: fitNow(view, filed.demand, filing.abilities) !== undefined }];
  });
}
