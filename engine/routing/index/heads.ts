import type { Order } from '../../core/state/sorted.js';
import type { Routing } from '../context.js';
import { compareRanks } from '../rank.js';
import type { RankKey } from '../rank-key.js';
import type { Fit } from './kinds.js';
import type { RankOrder, Standing } from './rank-order.js';

/** The first agent of a pool, with what its rank is made of. */
export interface Head {
  readonly fit: Fit;
  readonly standing: Standing;
  /** Values of the keys that depend on the crowd, by their position in the policy; empty if the policy has no such key. */
  readonly crowd: readonly (readonly number[])[];
}

/** What a demand ranks its agents by. */
interface Ranking {
  readonly rank: readonly RankKey[];
  readonly ranksByCrowd: boolean;
  readonly routing: Routing;
}

const NONE: Head['crowd'] = [];

export function headOf({ rank, ranksByCrowd, routing }: Ranking, fit: Fit, standing: Standing): Head {
  if (!ranksByCrowd) return { fit, standing, crowd: NONE };
  const { agent } = standing;
  const crowd = rank.map(({ varies, values }) => (varies === 'crowd' ? values(routing, { agent, ring: fit.ring }) : []));
  return { fit, standing, crowd };
}

/** Orders heads as `compareRanks` orders their rank vectors, without building these. */
export const headOrder =
  (rank: readonly RankKey[], order: RankOrder): Order<Head> =>
  (a, b) =>
    compareHeads(rank, order, a, b);

function compareHeads(rank: readonly RankKey[], { widths }: RankOrder, a: Head, b: Head): number {
  let at = 0;
  let own = 0;
  for (let place = 0; place < rank.length; place++) {
    const kept = a.fit.values[place];
    let difference = 0;
    if (kept != null) difference = a.fit === b.fit ? 0 : compareRanks(kept, b.fit.values[place] ?? []);
    else if ((rank[place] as RankKey).varies === 'crowd') difference = compareRanks(a.crowd[place] ?? [], b.crowd[place] ?? []);
    else
      for (const end = at + (widths[own++] ?? 0); at < end && difference === 0; at++)
        difference = (a.standing.values[at] as number) - (b.standing.values[at] as number);
    if (difference !== 0) return difference;
  }
  return a.standing.agent.ordinal - b.standing.agent.ordinal;
}
