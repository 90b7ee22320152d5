import { type EqualHall, insideChances, leavingRate } from './inside.js';
import type { Forgetting } from './long-run-average.js';

/** For a function of the number present in a group that opens empty: its asymptotic variance, and how long it remembers the start. */
export type HallAverages = (of: (inside: number) => number) => Forgetting;

/**
 * By the closed form for birth-and-death processes (Whitt 1992, "Asymptotic formulas for Markov processes with applications to simulation",
 * Operations Research 40): sums of the excess over the mean from both ends, so that rare states keep their precision.
 * @throws QueueTooLong if the queue is unbounded, or nearly
 */
export function hallAverages(hall: EqualHall): HallAverages {
  const chances = insideChances(hall);
  const size = chances.length;
  const ratio = (inside: number): number => leavingRate(hall, inside) / hall.arrivalRate;
  const beyond = new Float64Array(size);
  for (let inside = size - 2; inside >= 0; inside--) beyond[inside] = (beyond[inside + 1] as number) + (chances[inside + 1] as number);
  const peak = chances.reduce((best, chance, inside) => (chance > (chances[best] as number) ? inside : best), 0);

  return (of) => {
    const mean = chances.reduce((sum, chance, inside) => sum + chance * of(inside), 0);
    /** By state: the sum over all states up to it of probability × excess over the mean, divided by the state's own probability. */
    const upTo = new Float64Array(size);
    for (let inside = 0; inside <= peak; inside++)
      upTo[inside] = of(inside) - mean + (inside === 0 ? 0 : (upTo[inside - 1] as number) * ratio(inside));
    let above = 0;
    for (let inside = size - 2; inside > peak; inside--) {
      above = (of(inside + 1) - mean + above) / ratio(inside + 1);
      upTo[inside] = -above;
    }
    let [variance, memory] = [0, 0];
    for (let inside = 0; inside < size - 1; inside++) {
      const sum = upTo[inside] as number;
      variance += (2 * (chances[inside] as number) * sum ** 2) / hall.arrivalRate;
      memory += (sum * (beyond[inside] as number)) / hall.arrivalRate;
    }
    const first = of(0) - mean;
    return { mean, variance, remembers: first === 0 ? 0 : Math.max(0, memory / first) };
  };
}
