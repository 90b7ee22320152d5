import { chainAverages } from './chain-averages.js';
import type { Design, DesignFigures } from './design.js';
import { formulaFigures, type SolvedDesign, solveDesign } from './design-figures.js';
import { type Hall, takers, waitingOf } from './design-moves.js';
import { type HallAverages, hallAverages } from './hall-averages.js';
import type { LongRunAverage } from './long-run-average.js';

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
  const figures = formulaFigures(design);
  if (figures !== undefined) return { figures, averages: formulaAverages(design, figures) };
  const solved = solveDesign(design);
  return { figures: solved.figures, averages: solvedAverages(solved) };
}

function solvedAverages({ design, chain, share }: SolvedDesign): DesignAverages {
  const { classes, pools } = design;
  const waiting = classes.map((_, place) => (hall: Hall) => waitingOf(design, hall, place));
  const busy = pools.map((_, pool) => (hall: Hall) => hall[pool] as number);
  const [inside, ...others] = chainAverages(chain, share, [
    (hall) => [...busy, ...waiting].reduce((sum, of) => sum + of(hall), 0),
    ...classes.map((one) => (hall: Hall) => Number(takers(design, one, hall).length === 0)),
    ...waiting,
    ...busy,
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
 * One group, over all classes, is an Erlang C or Erlang A system, its patience that of those who wait on the mean. The relative variance of
 * a class's queue is taken to be that of the total queue, plus a term for the small number of its own customers, each with an exponential
 * wait: close enough for the width of a confidence interval.
 */
function formulaAverages({ classes, pools }: Design, figures: DesignFigures): DesignAverages {
  const { agents, handling } = pools[0] as Design['pools'][number];
  const arrivalRate = classes.reduce((sum, one) => sum + one.arrivalRate, 0);
  const givingUp = classes.reduce((sum, one, place) => sum + one.arrivalRate * (figures.abandoned[place] as number), 0);
  const queued = figures.meanQueue.reduce((sum, one) => sum + one, 0);
  const averageOf = hallAverages({ agents, handling, arrivalRate, patience: givingUp === 0 ? null : queued / givingUp });
  const [waited, queue] = [averageOf((inside) => Number(inside >= agents)), averageOf((inside) => Math.max(0, inside - agents))];
  const relative = queue.variance / queue.mean ** 2;
  return {
    remembers: Math.max(memoryOf(averageOf, agents), memoryOfEndless(classes, { agents, handling })),
    waited: classes.map(() => waited),
    queue: classes.map((one, place) => {
      const mean = figures.meanQueue[place] as number;
      return { mean, variance: mean ** 2 * (relative + 2 / (waited.mean * one.arrivalRate)) };
    }),
    busy: [averageOf((inside) => Math.min(inside, agents))],
  };
}

const memoryOf = (averageOf: HallAverages, agents: number): number =>
  Math.max(averageOf((inside) => inside).remembers, averageOf((inside) => Math.max(0, inside - agents)).remembers);

/** Where some never give up, the memory of a hall of their own: the others shorten what they share on the mean, not what these wait for. */
function memoryOfEndless(classes: Design['classes'], pool: Pick<Design['pools'][number], 'agents' | 'handling'>): number {
  const endless = classes.filter(({ patience }) => patience === null).reduce((sum, one) => sum + one.arrivalRate, 0);
  return endless === 0 ? 0 : memoryOf(hallAverages({ ...pool, arrivalRate: endless, patience: null }), pool.agents);
}
