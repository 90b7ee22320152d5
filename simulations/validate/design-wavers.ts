import type { Design, DesignWavering } from '../theory/index.js';
import { over, swarming, swarmingShare, type Wavers } from './wavers.js';

/** How the figures of a design vary between replications; by class and by pool. */
export interface DesignWavers {
  readonly waited: readonly Wavers[];
  readonly abandoned: readonly Wavers[];
  readonly meanWait: readonly Wavers[];
  readonly occupancy: readonly Wavers[];
}

/** @param counted the time that is counted */
export function designWavers({ classes, pools }: Design, { waited, queue, busy }: DesignWavering, counted: number): DesignWavers {
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
