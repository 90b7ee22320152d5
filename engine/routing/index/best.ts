import type { AgentRecord } from '../../core/state/state.js';
import type { Found } from '../make-offer.js';
import { compareRanks, rankVector } from '../rank.js';
import { type Bests, bestOfHeads } from './best-of-heads.js';
import type { Filed } from './demand.js';
import { Podium } from './podium.js';
import { eligibleFor, routingOfFiled, type View } from './search.js';

/** The best agent for a contact; `undefined`: nobody may have it. */
export function bestFor(view: View, filed: Filed): Found | undefined {
  const { order, headOrder } = filed.demand;
  const plain = filed.keeping === 'plain' && order !== null && headOrder !== null;
  const { first, second, count } = plain ? bestOfHeads(view, filed, order, headOrder) : bestOfAll(view, filed);
  return first && { agent: first, runnerUp: second?.id ?? null, eligible: count, reachable: view.supply.reachable };
}

/** The slow way: asks about every agent, and ranks each by all the policy's keys. */
function bestOfAll(view: View, filed: Filed): Bests {
  const routing = routingOfFiled(view, filed);
  const podium = new Podium<{ readonly agent: AgentRecord; readonly rank: readonly number[] }>((a, b) => compareRanks(a.rank, b.rank));
  let count = 0;
  for (const candidate of eligibleFor(view, filed)) {
    count++;
    podium.enter({ agent: candidate.agent, rank: rankVector(routing, candidate) });
  }
  return { first: podium.first?.agent, second: podium.second?.agent, count };
}
