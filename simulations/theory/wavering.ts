/** How the average of something over a long time wavers about its mean. */
export interface Wavering {
  readonly mean: number;
  /** Over a long time T the average has this variance over T. */
  readonly variance: number;
}

/** The same for one that begins somewhere else than in the long run. */
export interface Forgetting extends Wavering {
  /** Mean time the beginning is remembered: what the whole time is off by, over what its first instant is off by. */
  readonly remembers: number;
}
