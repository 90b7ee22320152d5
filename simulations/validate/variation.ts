import { studentQuantile } from '../measures/index.js';
import type { LongRunAverage } from '../theory/index.js';

/** How a figure varies between replications, according to theory. */
export interface Variation {
  readonly variance: number;
  /** The size of the figure's lumps: third cumulant divided by variance. For n observations of something rare and independent it is 1/n. */
  readonly lump: number;
}

/** A figure that is the same in every replication. */
export const STEADY: Variation = { variance: 0, lump: 0 };

/** A share of `looks` independent customers. */
export const befallen = (share: number, looks: number): Variation =>
  looks === 0 ? STEADY : { variance: Math.max(0, share * (1 - share)) / looks, lump: 1 / looks };

/**
 * Something rare that occurs in swarms: a Poisson number of them with exponential sizes, so that the lump is one and a half times the
 * variance divided by the mean. For something that is not rare, it is an allowance for few observations.
 * @param rare the figure, or for a share near one its difference from one
 */
export const swarming = (variance: number, rare: number): Variation => (rare <= 0 ? STEADY : { variance, lump: (1.5 * variance) / rare });

/** A share, rare as it is or as its complement is. */
export const swarmingShare = (variance: number, share: number): Variation => swarming(variance, Math.min(share, 1 - share));

/** The variance of a figure that is an average over this time. */
export const over = ({ variance }: LongRunAverage, time: number): number => variance / time;

/** With this many replications, Student's t is practically normal, slightly on the safe side. */
const MANY = 200;

/** Skewness of one replication below which Student's interval over twenty of them holds. */
const SKEWED = 0.5;

/**
 * Half-width that theory requires for the mean over the replications; 0 if the replications are informative enough by themselves. A rare
 * figure is skewed and comes in whole lumps: to the normal quantile z are added the next term of the Cornish-Fisher expansion, (z² − 1)/6
 * lumps, and half a lump as a continuity correction (Johnson, Kemp and Kotz 2005, Univariate Discrete Distributions, ch. 4).
 */
export function leastHalfWidth({ variance, lump }: Variation, replications: number, confidence: number): number {
  if (lump ** 2 <= SKEWED ** 2 * variance) return 0;
  const z = studentQuantile((1 + confidence) / 2, MANY);
  return z * Math.sqrt(variance / replications) + (((z ** 2 - 1) / 6 + 0.5) * lump) / replications;
}

/** What stands in for theory was found in 20 runs, with half-widths at 95 %. */
const FOUND = { freedom: 19, confidence: 0.95 };

/** The half-width of such a figure at another confidence. */
export const foundHalfWidth = (halfWidth: number, confidence: number): number =>
  (halfWidth * studentQuantile((1 + confidence) / 2, FOUND.freedom)) / studentQuantile((1 + FOUND.confidence) / 2, FOUND.freedom);
