import { type EqualHall, insideChances } from './inside.js';

/** A group of equal agents behind a limited number of lines; a customer who finds all of them taken is blocked. */
export interface LimitedHall extends EqualHall {
  readonly lines: number;
}

export interface LimitedFigures {
  /** Share of all arrivals that find all lines taken. */
  readonly turnedAway: number;
  /** Of those admitted: share that finds no agent free. */
  readonly waited: number;
  /** Of those admitted. */
  readonly abandoned: number;
  /** Until answer or abandonment, over those admitted. */
  readonly meanWait: number;
  readonly occupancy: number;
}

/** M/M/n/K+M, by its stationary distribution. */
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

/**
 * Of those admitted: share that waits at most so long, where nobody gives up. Who comes behind j others waits for j + 1 departures, and of
 * these at most j have come by then as a Poisson number (Kleinrock 1975, ch. 3).
 */
export function waitedAtMost(hall: LimitedHall, limit: number): number {
  const { agents, lines, handling } = hall;
  const chances = insideChances(hall);
  const departures = (agents * limit) / handling;
  let [longer, term, departed] = [0, Math.exp(-departures), Math.exp(-departures)];
  for (let ahead = 0; agents + ahead < lines; ahead++) {
    longer += (chances[agents + ahead] as number) * departed;
    term *= departures / (ahead + 1);
    departed += term;
  }
  return 1 - longer / (1 - (chances[lines] as number));
}
