import { type Explored, explore, stationary } from './chain.js';
import { type Design, type DesignClass, type DesignFigures, reservedIn } from './design.js';
import { emptyHall, type Hall, isFull, moves, takers, waitingOf } from './design-moves.js';
import { firstComeFigures } from './first-come.js';
import { priorityFigures } from './priority.js';

/** A queue that grows without bound has no long-run figures. */
export class DesignUnstable extends Error {
  override readonly name = 'DesignUnstable';
}

/** A queue is truncated where it would be longer with less than this probability. */
const RARE = 1e-11;
/** Probability of truncated states that changes no figure visibly. */
const CUT_MOST = 1e-10;
/** Queues longer than this are regarded as unbounded. */
const QUEUE_MOST = 3_000;

/**
 * Exact figures of a design with exponential times (V, N, inverted V and others of the kind), by solving its Markov chain, or by formula if
 * there is one.
 * @throws DesignUnstable if a class has more work than agents and nobody abandons
 * @throws ChainTooLarge if there are too many pools and classes to solve
 */
export const designFigures = (design: Design): DesignFigures => formulaFigures(design) ?? solveDesign(design).figures;

/** The figures of a design of which there is a formula. */
export const formulaFigures = (design: Design): DesignFigures | undefined => priorityFigures(design) ?? firstComeFigures(design);

/** A design, its chain, and the stationary distribution. */
export interface SolvedDesign {
  readonly design: Design;
  readonly chain: Explored<Hall>;
  readonly share: Float64Array;
  readonly figures: DesignFigures;
}

/**
 * Solves the chain of a design, whether or not there is a formula.
 * @throws DesignUnstable and ChainTooLarge as `designFigures` does
 */
export function solveDesign(design: Design): SolvedDesign {
  let longest = design.classes.map((_, place) => longestQueue(design, place));
  for (;;) {
    const chain = explore({ first: emptyHall(design), key: inOneWord, moves: (hall) => moves(design, longest, hall) });
    const share = stationary(chain);
    const found = figures(design, longest, chain, share);
    if (found.cut <= CUT_MOST) return { design, chain, share, figures: found };
    // Where everybody waits in one line, each place more doubles the chain.
    longest = longest.map((length) => (design.order === 'arrival' ? length + 1 : length * 2));
    if (Math.max(...longest) > QUEUE_MOST) throw new DesignUnstable('A class waits without end: its agents cannot keep up.');
  }
}

/** A character for each number, all of them small: for every transition a state is looked up, and lists with commas take twice as long. */
const inOneWord = (hall: Hall): string => String.fromCharCode(...hall);

/**
 * Initial truncation of a class's queue: as if all classes served before it were in the same queue, and all agents who serve any of them
 * worked on it, save those whom the class must leave free.
 */
function longestQueue({ classes, pools, order }: Design, place: number): number {
  const line = order === 'arrival' ? classes : classes.slice(0, place + 1);
  const patience = order === 'arrival' ? longestPatience(classes) : (classes[place] as DesignClass).patience;
  const served = pools.reduce((sum, { agents, handling }, pool) => {
    const left = Math.min(...line.filter((one) => one.pools.includes(pool)).map((one) => reservedIn(one, pool)));
    return left === Number.POSITIVE_INFINITY ? sum : sum + (agents - left) / handling;
  }, 0);
  const arriving = line.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0);
  let chance = 1;
  for (let length = 1; length <= QUEUE_MOST; length++) {
    chance *= arriving / (served + (patience === null ? 0 : length / patience));
    if (chance < RARE) return length;
  }
  throw new DesignUnstable(`Class ${place + 1} waits without end: its agents cannot keep up, and nobody gives up soon enough.`);
}

const longestPatience = (classes: readonly DesignClass[]): number | null =>
  classes.some(({ patience }) => patience === null) ? null : Math.max(...classes.map(({ patience }) => patience as number));

function figures(design: Design, longest: readonly number[], { states }: Explored<Hall>, share: Float64Array): DesignFigures {
  const { classes, pools } = design;
  const mean = (of: (hall: Hall) => number): number => states.reduce((sum, hall, at) => sum + of(hall) * (share[at] as number), 0);
  const queueOf = (place: number) => (hall: Hall) => waitingOf(design, hall, place);
  const meanQueue = classes.map((_, place) => mean(queueOf(place)));
  return {
    // Arrivals see time averages (PASTA, Wolff 1982).
    waited: classes.map((one) => mean((hall) => (takers(design, one, hall).length === 0 ? 1 : 0))),
    meanQueue,
    // Little's law.
    meanWait: classes.map((one, place) => (meanQueue[place] as number) / one.arrivalRate),
    abandoned: classes.map(({ patience, arrivalRate }, place) =>
      patience === null ? 0 : (meanQueue[place] as number) / patience / arrivalRate,
    ),
    occupancy: pools.map(({ agents }, pool) => mean((hall) => hall[pool] as number) / agents),
    cut: mean((hall) => (classes.some((_, place) => isFull(design, longest, hall, place)) ? 1 : 0)),
  };
}
