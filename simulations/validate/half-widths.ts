import { studentQuantile } from '../measures/index.js';

/** Something counted in whole numbers, the mean over many looks being the figure. */
export interface Counted {
  /** Looks of one replication: customers, or days. */
  readonly looks: number;
  /** Standard deviation of one look. */
  readonly deviation: number;
}

/** Of as many customers as `looks`, each of whom it befalls or not. */
export const befallen = (share: number, looks: number): Counted => ({ looks, deviation: Math.sqrt(Math.max(0, share * (1 - share))) });

/** So many replications that Student's t is the normal distribution, but for a hair on the safe side. */
const MANY = 200;

/**
 * Half width of the interval that theory itself leaves the mean of independent looks. Counts of what is rare are skewed and whole: beside
 * the normal quantile z stand the next term of Cornish and Fisher's expansion for a Poisson count, (z² − 1)/6, and the half that a whole
 * number may be off (Johnson, Kemp and Kotz 2005, Univariate Discrete Distributions, ch. 4).
 * @param figure what theory says; where that is nothing or everything there is nothing to allow for
 */
export function countedHalfWidth(figure: number, { looks, deviation }: Counted, replications: number, confidence: number): number {
  if (figure === 0 || deviation === 0) return 0;
  const z = studentQuantile((1 + confidence) / 2, MANY);
  const all = looks * replications;
  return (z * deviation) / Math.sqrt(all) + ((z ** 2 - 1) / 6 + 0.5) / all;
}

/** What stands for theory was found in 20 runs, and its half widths told at 95 %. */
const FOUND = { freedom: 19, confidence: 0.95 };

/** The half width of such a figure at another confidence. */
export const foundHalfWidth = (halfWidth: number, confidence: number): number =>
  (halfWidth * studentQuantile((1 + confidence) / 2, FOUND.freedom)) / studentQuantile((1 + FOUND.confidence) / 2, FOUND.freedom);
