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
 * Of those admitted: share that waits at most so long, until answered or gone. Who comes behind j others waits for j + 1 departures. Where
 * nobody gives up, at most j of them have come by then as a Poisson number (Kleinrock 1975, ch. 3). Where those ahead may leave too, the
 * time for all of them is a sum of exponential spans with rates n·μ, n·μ + θ … n·μ + j·θ: minus the logarithm of a Beta(n·μ/θ, j + 1)
 * variable, divided by θ (Rényi 1953); so the number by then is negative binomial. Its terms become Poisson's as θ becomes 0.
 */
export function waitedAtMost(hall: LimitedHall, limit: number): number {
  const { agents, lines, handling, patience } = hall;
  const chances = insideChances(hall);
  const served = agents / handling;
  const stays = patience === null ? 1 : Math.exp(-limit / patience);
  /** Departures by then, if there were always so many who might leave. */
  const departures = (ahead: number): number =>
    patience === null ? served * limit : -Math.expm1(-limit / patience) * (served * patience + ahead);
  // In logarithms: of many agents the first terms are below the least double, and those that count are not.
  let [longer, log, departed] = [0, -served * limit, Math.exp(-served * limit)];
  for (let ahead = 0; agents + ahead < lines; ahead++) {
    longer += (chances[agents + ahead] as number) * departed * stays;
    log += Math.log(departures(ahead) / (ahead + 1));
    departed += Math.exp(log);
  }
  return 1 - longer / (1 - (chances[lines] as number));
}
