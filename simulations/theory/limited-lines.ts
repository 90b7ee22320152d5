/** A hall of equal agents behind a limited number of lines. Rates and spans in one unit of time, whichever. */
export interface LimitedHall {
  readonly agents: number;
  /** Customers served and waiting at most; one more is turned away. At least as many as agents. */
  readonly lines: number;
  readonly arrivalRate: number;
  /** Mean of the exponential handling time. */
  readonly handling: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
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

/** M/M/n/K+M, by its rates of birth and death (Kleinrock 1975, Queueing Systems I, ch. 3); in logarithms, so that nothing overflows. */
export function limitedFigures({ agents, lines, arrivalRate, handling, patience }: LimitedHall): LimitedFigures {
  const logs = [0];
  for (let inside = 1; inside <= lines; inside++) {
    const busy = Math.min(inside, agents);
    const leaving = busy / handling + (patience === null ? 0 : (inside - busy) / patience);
    logs.push((logs[inside - 1] as number) + Math.log(arrivalRate / leaving));
  }
  const highest = logs.reduce((most, one) => Math.max(most, one));
  const weights = logs.map((one) => Math.exp(one - highest));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (inside: number) => number): number => weights.reduce((sum, weight, inside) => sum + weight * of(inside), 0) / whole;
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
