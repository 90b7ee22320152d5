import type { Sorted } from '../../core/sorted.js';
import type { AgentRecord } from '../../core/state.js';
import { eligible } from '../eligible.js';
import type { Found } from '../make-offer.js';
import { compareRanks, rankVector } from '../rank.js';
import type { RankKey } from '../rank-key.js';
import type { Demand, Filed } from './demand.js';
import type { Fit } from './fit.js';
import type { RankOrder, Standing } from './rank-order.js';
import { eligibleFor, fitNow, mayFit, routingOfFiled, type View } from './search.js';
import { inOrder } from './supply.js';

/** Values compared in order, the agent's ordinal last. */
interface Ranked {
  readonly agent: AgentRecord;
  readonly rank: readonly number[];
}

/** The two best of those entered, and how many they were. */
class Podium {
  first: Ranked | undefined;
  second: Ranked | undefined;
  count = 0;

  /** Whether it stands on the podium now. */
  enter(one: Ranked): boolean {
    if (this.first === undefined || compareRanks(one.rank, this.first.rank) < 0) {
      this.second = this.first;
      this.first = one;
      return true;
    }
    if (this.second !== undefined && compareRanks(one.rank, this.second.rank) > 0) return false;
    this.second = one;
    return true;
  }
}

/** The best agent for a contact; `undefined`: nobody may have it. */
export function bestFor(view: View, filed: Filed): Found | undefined {
  const podium = new Podium();
  const { order } = filed.demand;
  if (filed.keeping === 'plain' && order !== null) enterHeads(view, filed, order, podium);
  else enterEach(view, filed, podium);
  return (
    podium.first && {
      agent: podium.first.agent,
      runnerUp: podium.second?.agent.id ?? null,
      eligible: podium.count,
      reachable: view.supply.reachable,
    }
  );
}

/** Everybody is asked, and ranked by all the policy's keys. */
function enterEach(view: View, filed: Filed, podium: Podium): void {
  const routing = routingOfFiled(view, filed);
  for (const candidate of eligibleFor(view, filed)) {
    podium.count++;
    podium.enter({ agent: candidate.agent, rank: rankVector(routing, candidate) });
  }
}

/** The first two of each pool stand for the others in it; whom the contact names is asked for itself and goes before everybody. */
function enterHeads(view: View, filed: Filed, order: RankOrder, podium: Podium): void {
  const { demand, names } = filed;
  const { bit } = demand.line;
  const named = names.length === 0 ? NOBODY : namedOf(view, filed);
  podium.count += named.filter(({ counted }) => !counted).length;
  for (const { agent, place } of named) podium.enter({ agent, rank: [place] });
  for (const abilities of mayFit(view, demand)) {
    const fit = fitNow(view, demand, abilities);
    if (fit === undefined) continue;
    for (const pool of abilities.pools) {
      if ((pool.free & bit) === 0 || pool.filings.size === 0) continue;
      podium.count += pool.filings.size;
      const heads = inOrder(pool, order, view.atMs);
      if (named.length > 0) enterBut(named, heads, (standing) => podium.enter(rankedIn(demand, fit, standing, order, names.length)));
      else {
        const { first, second } = heads;
        const stands = first !== undefined && podium.enter(rankedIn(demand, fit, first, order, 0));
        if (stands && second !== undefined) podium.enter(rankedIn(demand, fit, second, order, 0));
      }
    }
  }
}

/** From the first on, as long as they come to stand on the podium; whoever is named stands there already. */
const enterBut = (named: readonly Named[], heads: Sorted<Standing>, enter: (standing: Standing) => boolean): void =>
  void heads.find((standing) => !named.some(({ agent }) => agent === standing.agent) && !enter(standing));

const rankedIn = (demand: Demand, fit: Fit, standing: Standing, order: RankOrder, named: number): Ranked => ({
  agent: standing.agent,
  rank: rankOf(demand, fit, standing, order, named),
});

const NOBODY: readonly Named[] = [];

interface Named {
  readonly agent: AgentRecord;
  readonly place: number;
  /** Among the agents counted by their pools. */
  readonly counted: boolean;
}

/** Those of the agents a contact names who may have it, in the order it names them. */
function namedOf(view: View, filed: Filed): readonly Named[] {
  const routing = routingOfFiled(view, filed);
  const { supply } = view;
  return filed.names.flatMap((name, place): Named[] => {
    const filing = supply.filings.get(name);
    if (filing === undefined || (filing.free & filed.demand.line.bit) === 0 || eligible(routing, filing.agent) === undefined) return [];
    return [{ agent: filing.agent, place, counted: fitNow(view, filed.demand, filing.abilities) !== undefined }];
  });
}

/** As `rankVector` has it, put together from what is kept; behind whom the contact names. */
function rankOf(
  { routing, rank: keys }: Demand,
  fit: Fit,
  { agent, values }: Standing,
  { widths }: RankOrder,
  named: number,
): readonly number[] {
  const rank = [named];
  let at = 0;
  let own = 0;
  for (let place = 0; place < keys.length; place++) {
    const kept = fit.values[place];
    const key = keys[place] as RankKey;
    if (kept != null) for (const value of kept) rank.push(value);
    else if (key.varies === 'crowd') rank.push(...key.values(routing, { agent, ring: fit.ring }));
    else for (let width = widths[own++] ?? 0; width > 0; width--) rank.push(values[at++] as number);
  }
  rank.push(agent.ordinal);
  return rank;
}
