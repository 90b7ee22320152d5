import { type Explored, explore, stationary } from './chain.js';
import { type Design, type DesignClass, type DesignFigures, type DesignPool, turnsOf } from './design.js';
import { priorityFigures } from './priority.js';

/** A queue that grows without bound has no long-run figures. */
export class DesignUnstable extends Error {
  override readonly name = 'DesignUnstable';
}

/** Busy agents per pool, then waiting customers per class. */
export type Hall = readonly number[];

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
export const designFigures = (design: Design): DesignFigures => priorityFigures(design) ?? solveDesign(design).figures;

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
    const chain = explore({ first: emptyHall(design), key: (hall) => hall.join(), moves: (hall) => moves(design, longest, hall) });
    const share = stationary(chain);
    const found = figures(design, longest, chain, share);
    if (found.cut <= CUT_MOST) return { design, chain, share, figures: found };
    longest = longest.map((length) => length * 2);
    if (Math.max(...longest) > QUEUE_MOST) throw new DesignUnstable('A class waits without end: its agents cannot keep up.');
  }
}

const emptyHall = ({ pools, classes }: Design): Hall => [...pools.map(() => 0), ...classes.map(() => 0)];

/**
 * Initial truncation of a class's queue: as if all classes served before it were in the same queue, and all agents who serve any of them
 * worked on it.
 */
function longestQueue({ classes, pools }: Design, place: number): number {
  const { patience } = classes[place] as DesignClass;
  const line = classes.slice(0, place + 1);
  const serving = pools.filter((_, pool) => line.some((one) => one.pools.includes(pool)));
  const served = serving.reduce((sum, { agents, handling }) => sum + agents / handling, 0);
  const arriving = line.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0);
  let chance = 1;
  for (let length = 1; length <= QUEUE_MOST; length++) {
    chance *= arriving / (served + (patience === null ? 0 : length / patience));
    if (chance < RARE) return length;
  }
  throw new DesignUnstable(`Class ${place + 1} waits without end: its agents cannot keep up, and nobody gives up soon enough.`);
}

function* moves(design: Design, longest: readonly number[], hall: Hall): Generator<readonly [number, Hall]> {
  const { classes, pools } = design;
  for (const [place, one] of classes.entries()) {
    const taken = takers(design, one, hall);
    for (const [pool, chance] of taken) yield [one.arrivalRate * chance, changed(hall, pool, 1)];
    const waiting = hall[pools.length + place] as number;
    if (taken.length === 0 && waiting < (longest[place] as number)) yield [one.arrivalRate, changed(hall, pools.length + place, 1)];
    if (waiting > 0 && one.patience !== null) yield [waiting / one.patience, changed(hall, pools.length + place, -1)];
  }
  for (const [pool, { handling }] of pools.entries()) {
    const busy = hall[pool] as number;
    if (busy === 0) continue;
    const next = turnsOf(design, pool).find((place) => (hall[pools.length + place] as number) > 0);
    // A waiting customer is taken at once: the agent stays busy.
    yield [busy / handling, next === undefined ? changed(hall, pool, -1) : changed(hall, pools.length + next, -1)];
  }
}

/** The pools to which an arrival of the class may go, with their probabilities; none: it waits. */
export function takers({ pools, choice }: Design, { pools: own }: DesignClass, hall: Hall): readonly (readonly [number, number])[] {
  const idle = own
    .map((pool) => [pool, (pools[pool] as DesignPool).agents - (hall[pool] as number)] as const)
    .filter(([, free]) => free > 0);
  const [first] = idle;
  if (first === undefined) return [];
  if (choice === 'first') return [[first[0], 1]];
  const all = idle.reduce((sum, [, free]) => sum + free, 0);
  return idle.map(([pool, free]) => [pool, free / all] as const);
}

const changed = (hall: Hall, place: number, by: number): Hall => hall.map((count, at) => (at === place ? count + by : count));

function figures(design: Design, longest: readonly number[], { states }: Explored<Hall>, share: Float64Array): DesignFigures {
  const { classes, pools } = design;
  const mean = (of: (hall: Hall) => number): number => states.reduce((sum, hall, at) => sum + of(hall) * (share[at] as number), 0);
  const queueOf = (place: number) => (hall: Hall) => hall[pools.length + place] as number;
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
    cut: mean((hall) => (classes.some((_, place) => queueOf(place)(hall) >= (longest[place] as number)) ? 1 : 0)),
  };
}
