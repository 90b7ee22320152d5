import { chainWavering } from './chain-wavering.js';
import type { Design, DesignFigures } from './design.js';
import { type Hall, type SolvedDesign, solveDesign, takers } from './design-figures.js';
import { hallWavering } from './hall-wavering.js';
import { priorityFigures } from './priority.js';
import type { Wavering } from './wavering.js';

/** The asymptotic variances of a design's figures, and how long it remembers that it opened empty. */
export interface DesignWavering {
  /** The longest memory of the numbers present and waiting. */
  readonly remembers: number;
  /** By class: whether an arrival would wait. */
  readonly waited: readonly Wavering[];
  /** By class: number waiting. */
  readonly queue: readonly Wavering[];
  /** By pool: busy agents. */
  readonly busy: readonly Wavering[];
}

/**
 * The exact figures of a design, and their asymptotic variances.
 * @throws DesignUnstable and ChainTooLarge as `designFigures` does
 */
export function designInTheLongRun(design: Design): { readonly figures: DesignFigures; readonly wavering: DesignWavering } {
  const figures = priorityFigures(design);
  if (figures !== undefined) return { figures, wavering: priorityWavering(design, figures) };
  const solved = solveDesign(design);
  return { figures: solved.figures, wavering: solvedWavering(solved) };
}

function solvedWavering({ design, chain, share }: SolvedDesign): DesignWavering {
  const { classes, pools } = design;
  const at = (place: number) => (hall: Hall) => hall[place] as number;
  const [inside, ...others] = chainWavering(chain, share, [
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
function priorityWavering({ classes, pools }: Design, figures: DesignFigures): DesignWavering {
  const { agents, handling } = pools[0] as Design['pools'][number];
  const arrivalRate = classes.reduce((sum, one) => sum + one.arrivalRate, 0);
  const wavering = hallWavering({ agents, handling, arrivalRate, patience: null });
  const waited = wavering((inside) => Number(inside >= agents));
  const queue = wavering((inside) => Math.max(0, inside - agents));
  const relative = queue.variance / queue.mean ** 2;
  return {
    remembers: Math.max(wavering((inside) => inside).remembers, queue.remembers),
    waited: classes.map(() => waited),
    queue: classes.map((one, place) => {
      const mean = figures.meanQueue[place] as number;
      return { mean, variance: mean ** 2 * (relative + 2 / (waited.mean * one.arrivalRate)) };
    }),
    busy: [wavering((inside) => Math.min(inside, agents))],
  };
}
