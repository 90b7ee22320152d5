/** How much the average of a quantity over a long time varies around its mean. */
export interface LongRunAverage {
  readonly mean: number;
  /** Asymptotic variance: the average over a long time T has this variance divided by T. */
  readonly variance: number;
}

/** The same for a process that does not start in its stationary state. */
export interface Forgetting extends LongRunAverage {
  /** Mean time for which the start is remembered: the total deviation over all time, divided by the deviation at the first instant. */
  readonly remembers: number;
}
