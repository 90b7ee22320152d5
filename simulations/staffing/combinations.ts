import { missedBy, type StaffPoint } from './point.js';
import type { Rehearsals } from './rehearsals.js';
import { repaired } from './repair.js';
import type { HubChoice, HubFate, Route } from './routes.js';
import { type Thinnest, thinned } from './thin.js';

/** A combination of hubs with what is known of it by now. */
export interface Contender {
  readonly open: readonly string[];
  readonly estimate: number;
  readonly route: Route;
  readonly thin: Thinnest;
  readonly fate: HubFate;
}

/** Who is dearer than this on the first few replications, beside the cheapest on all, has lost: chance does not move a cost that far. */
const DEARER_MAX = 1.1;

/**
 * Decides among combinations. Each has had its agents looked for on the first few replications; now those that may be the cheapest are searched on
 * all, the likeliest first. One that costs no less than the best so far and misses a target besides is given up after three, six, twelve …
 * replications, as soon as its paired difference from the best says so with 95 % confidence.
 * @param told hears of all of them whenever one is known better
 * @returns the cheapest that is enough; where none is, the one that misses least
 */
export async function cheapestOf(
  looks: readonly Contender[],
  rehearsals: Rehearsals,
  told: (contenders: readonly Contender[]) => void,
): Promise<Contender | null> {
  const contenders = [...looks];
  const order = [...looks.keys()].sort((one, other) => before(looks[one] as Contender, looks[other] as Contender));
  let best: Contender | null = null;
  for (const place of order) {
    const next = await searched(contenders[place] as Contender, best, rehearsals);
    contenders[place] = next;
    told(contenders);
    if (best === null || before(next, best) < 0) best = next;
  }
  return best;
}

/** What is enough goes before what is not, then the cheaper; of those that are not enough, the one that misses less. */
function before({ thin: { point } }: Contender, { thin: { point: other } }: Contender): number {
  if (point.enough !== other.enough) return point.enough ? -1 : 1;
  return point.enough ? point.cost - other.cost : missedBy(point) - missedBy(other);
}

async function searched(contender: Contender, best: Contender | null, rehearsals: Rehearsals): Promise<Contender> {
  const { thin, route } = contender;
  const least = best?.thin.point.enough === true ? best.thin.point : null;
  if (least !== null && !thin.point.enough) return contender;
  if (least !== null && thin.point.cost > least.cost * DEARER_MAX) return { ...contender, fate: 'dearer-on-few' };
  const [from = thin.point] = await (least === null ? rehearsals.play([thin.point.counts]) : rehearsals.judge(least, [thin.point.counts]));
  if (least !== null && !from.enough && from.cost >= least.cost) return { ...contender, thin: unknown(from), fate: 'misses-as-dear' };
  const point = from.enough ? from : await repaired(route.task, rehearsals, from);
  return { ...contender, thin: point.enough ? await thinned(route.task, rehearsals, point, 'roughly') : unknown(point), fate: 'searched' };
}

const unknown = (point: StaffPoint): Thinnest => ({ point, fewer: point.counts.map(() => null) });

export const choiceOf = ({ open, estimate, thin, fate }: Contender): HubChoice => ({ open, estimate, point: thin.point, fate });
