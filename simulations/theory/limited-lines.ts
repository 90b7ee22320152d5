import { type EqualHall, insideChances } from './inside.js';

/** A hall of equal agents behind a limited number of lines; who finds all of them taken is turned away. */
export interface LimitedHall extends EqualHall {
  readonly lines: number;
}

export interface LimitedFigures {
  /** Find all lines taken, of all who arrive. */
  readonly turnedAway: number;
  /** Of those let in: find no agent free. */
  readonly waited: number;
  /** Of those let in. */
  readonly abandoned: number;
  /** Until answer or abandonment, over those let in. */
  readonly meanWait: number;
  readonly occupancy: number;
}

/** M/M/n/K+M, by its long-run chances. */
export function limitedFigures(hall: LimitedHall): LimitedFigures {
  const { agents, lines, arrivalRate, patience } = hall;
  const chances = insideChances(hall);
  const mean = (of: (inside: number) => number): number => chances.reduce((sum, chance, inside) => sum + chance * of(inside), 0);
  const turnedAway = mean((inside) => Number(inside === lines));
  const queue = mean((inside) => Math.max(0, inside - agents));
  const entered = arrivalRate * (1 - turnedAway);
  return {
    turnedAway,
    waited: mean((inside) => Number(inside >= agents && inside < lines)) / (1 - turnedAway),
    abandoned: patience === null ? 0 : queue / patience / entered,
    meanWait: queue / entered,
    occupancy: mean((inside) => Math.min(inside, agents)) / agents,
  };
}
