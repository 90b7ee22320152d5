import type { Design, DesignAverages } from '../theory/index.js';
import { over, swarming, swarmingShare, type Variation } from './variation.js';

/** How the figures of a design vary between replications; by class and by pool. */
export interface DesignVariation {
  readonly waited: readonly Variation[];
  readonly abandoned: readonly Variation[];
  readonly meanWait: readonly Variation[];
  readonly occupancy: readonly Variation[];
}

/** @param counted the time that is counted */
export function designVariation({ classes, pools }: Design, { waited, queue, busy }: DesignAverages, counted: number): DesignVariation {
  const singly = (share: number, arrivalRate: number): number => (share * (1 - share)) / (arrivalRate * counted);
  return {
    waited: waited.map((one, place) => {
      const { arrivalRate } = classes[place] as Design['classes'][number];
      return swarmingShare(over(one, counted) + singly(one.mean, arrivalRate), one.mean);
    }),
    abandoned: queue.map((one, place) => {
      const { arrivalRate, patience } = classes[place] as Design['classes'][number];
      if (patience === null) return swarmingShare(0, 0);
      const share = one.mean / (arrivalRate * patience);
      return swarmingShare(over(one, counted) / (arrivalRate * patience) ** 2 + singly(share, arrivalRate), share);
    }),
    meanWait: queue.map((one, place) => {
      const { arrivalRate } = classes[place] as Design['classes'][number];
      return swarming(over(one, counted) / arrivalRate ** 2, one.mean / arrivalRate);
    }),
    occupancy: busy.map((one, pool) => {
      const { agents } = pools[pool] as Design['pools'][number];
      return swarmingShare(over(one, counted) / agents ** 2, one.mean / agents);
    }),
  };
}
