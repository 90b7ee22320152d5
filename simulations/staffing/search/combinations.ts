import { raised } from '../teams.js';
import { missedBy, type StaffPoint, wholeCost } from './point.js';
import type { Rehearsals } from './rehearsals.js';
import { repaired } from './repair.js';
import type { HubChoice, HubFate, Route } from './routes.js';
import { type Thinnest, thinned } from './thin.js';

/** A combination of hubs with what is known of it so far. */
export interface Contender {
  readonly open: readonly string[];
  readonly estimate: number;
  readonly route: Route;
  readonly thin: Thinnest;
  readonly fate: HubFate;
}

/**
 * A combination dearer than this factor on the first few replications, compared with the best on all, first has to show that fewer agents
 * would do.
 */
const DEARER_MAX = 1.1;

/**
 * Chooses among combinations. For each, agents have been searched on the first few replications; now those that may be the cheapest are
 * searched on all, the likeliest first. A combination that was much dearer is tried with so few agents that it would be cheaper than the
 * best. It is abandoned after three, six, twelve … replications, as soon as its paired difference from the best shows with 95 % confidence
 * that it misses a target; so is a combination that costs no less than the best so far and misses a target besides.
 * @param told called with all of them whenever more is known of one
 * @returns the cheapest that is sufficient; if none is, the one that misses least
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

/** Sufficient combinations come first, then cheaper ones; among insufficient ones, those that miss less. */
function before({ thin: { point } }: Contender, { thin: { point: other } }: Contender): number {
  if (point.enough !== other.enough) return point.enough ? -1 : 1;
  return point.enough ? point.cost - other.cost : missedBy(point) - missedBy(other);
}

async function searched(contender: Contender, best: Contender | null, rehearsals: Rehearsals): Promise<Contender> {
  const { thin, route } = contender;
  const least = best?.thin.point.enough === true ? best.thin.point : null;
  if (least !== null && !thin.point.enough) return contender;
  const muchDearer = least !== null && thin.point.cost > least.cost * DEARER_MAX;
  const counts = muchDearer ? fewerThan(route, thin.point, least.cost) : thin.point.counts;
  const dearer: Contender = { ...contender, fate: 'dearer-on-few' };
  if (counts === null) return dearer;
  const [from = thin.point] = await (least === null ? rehearsals.play([counts]) : rehearsals.judge(least, [counts]));
  if (muchDearer && rehearsals.misses(least, from.counts)) return dearer;
  if (least !== null && !from.enough && from.cost >= least.cost) return { ...contender, thin: unknown(from), fate: 'misses-as-dear' };
  const point = from.enough ? from : await repaired(route.task, rehearsals, from);
  return { ...contender, thin: point.enough ? await thinned(route.task, rehearsals, point, 'roughly') : unknown(point), fate: 'searched' };
}

/**
 * The same agents, with all lines cut in proportion until they cost less; `null`: the hubs alone, with their minimum teams, cost as much.
 */
function fewerThan({ task }: Route, { counts }: StaffPoint, cost: number): readonly number[] | null {
  for (let percent = 99; percent > 0; percent--) {
    const cut = counts.map((count) => Math.max(Math.min(1, count), Math.round((count * percent) / 100)));
    const fewer = raised(task.teams, task.lines, cut);
    if (wholeCost(task, fewer) < cost) return fewer;
  }
  return null;
}

const unknown = (point: StaffPoint): Thinnest => ({ point, fewer: point.counts.map(() => null) });

export const choiceOf = ({ open, estimate, thin, fate }: Contender): HubChoice => ({ open, estimate, point: thin.point, fate });
