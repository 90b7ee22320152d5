import { chainAverages } from './chain-averages.js';
import type { Design, DesignFigures } from './design.js';
import { type Hall, type SolvedDesign, solveDesign, takers } from './design-figures.js';
import { hallAverages } from './hall-averages.js';
import type { LongRunAverage } from './long-run-average.js';
import { priorityFigures } from './priority.js';

/** The asymptotic variances of a design's figures, and how long it remembers that it opened empty. */
export interface DesignAverages {
  /** The longest memory of the numbers present and waiting. */
  readonly remembers: number;
  /** By class: whether an arrival would wait. */
  readonly waited: readonly LongRunAverage[];
  /** By class: number waiting. */
  readonly queue: readonly LongRunAverage[];
  /** By pool: busy agents. */
  readonly busy: readonly LongRunAverage[];
}

/**
 * The exact figures of a design, and their asymptotic variances.
 * @throws DesignUnstable and ChainTooLarge as `designFigures` does
 */
export function designInTheLongRun(design: Design): { readonly figures: DesignFigures; readonly averages: DesignAverages } {
  const figures = priorityFigures(design);
  if (figures !== undefined) return { figures, averages: priorityAverages(design, figures) };
  const solved = solveDesign(design);
  return { figures: solved.figures, averages: solvedAverages(solved) };
}

function solvedAverages({ design, chain, share }: SolvedDesign): DesignAverages {
  const { classes, pools } = design;
  const at = (place: number) => (hall: Hall) => hall[place] as number;
  const [inside, ...others] = chainAverages(chain, share, [
    (hall) => hall.reduce((sum, count) => sum + count, 0),
    ...classes.map((one) => (hall: Hall) => Number(takers(design, one, hall).length === 0)),
    ...classes.map((_, place) => at(pools.length + place)),
    ...pools.map((_, pool) => at(pool)),
  ]);
  const queue = others.slice(classes.length, 2 * classes.length);
  return {
    remembers: Math.max(inside?.remembers ?? 0, ...queue.map(({ remembers }) => remembers)),
    waited: others.slice(0, classes.length),
    queue,
    busy: others.slice(2 * classes.length),
  };
}

/**
 * One group without abandonment is, over all classes, an Erlang C system. The relative variance of a class's queue is taken to be that of
 * the total queue, plus a term for the small number of its own customers, each with an exponential wait: close enough for the width of a
 * confidence interval.
 */
function priorityAverages({ classes, pools }: Design, figures: DesignFigures): DesignAverages {
  const { agents, handling } = pools[0] as Design['pools'][number];
  const arrivalRate = classes.reduce((sum, one) => sum + one.arrivalRate, 0);
  const averageOf = hallAverages({ agents, handling, arrivalRate, patience: null });
  const waited = averageOf((inside) => Number(inside >= agents));
  const queue = averageOf((inside) => Math.max(0, inside - agents));
  const relative = queue.variance / queue.mean ** 2;
  return {
    remembers: Math.max(averageOf((inside) => inside).remembers, queue.remembers),
    waited: classes.map(() => waited),
    queue: classes.map((one, place) => {
      const mean = figures.meanQueue[place] as number;
      return { mean, variance: mean ** 2 * (relative + 2 / (waited.mean * one.arrivalRate)) };
    }),
    busy: [averageOf((inside) => Math.min(inside, agents))],
  };
}
