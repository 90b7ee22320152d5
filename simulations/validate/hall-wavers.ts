import { type HallWavering, hallWavering } from '../theory/index.js';
import type { HallLoad } from './hall.js';
import { over, swarming, swarmingShare, type Wavers } from './wavers.js';

/** How the figures of a hall vary between replications. */
export interface HallWavers {
  /** The share of arrivals that find a number present for which `meets` holds. */
  share(meets: (inside: number) => boolean): Wavers;
  /** A share of arrivals that depends on how long they wait. */
  shareByWait(share: number): Wavers;
  readonly abandoned: Wavers;
  readonly meanWait: Wavers;
  readonly occupancy: Wavers;
}

/**
 * Customers wait in swarms, because they wait together, so each of them tells less than an independent observation would.
 * @param counted the time that is counted
 */
export function hallWavers(hall: HallLoad, counted: number): HallWavers {
  const { agents, arrivalRate, patience } = hall;
  const wavering: HallWavering = hallWavering(hall);
  const looks = arrivalRate * counted;
  const queue = wavering((inside) => Math.max(0, inside - agents));
  const busy = wavering((inside) => Math.min(inside, agents));
  const shareVariance = (meets: (inside: number) => boolean): { readonly share: number; readonly variance: number } => {
    const met = wavering((inside) => Number(meets(inside)));
    return { share: met.mean, variance: over(met, counted) + (met.mean * (1 - met.mean)) / looks };
  };
  const share = (meets: (inside: number) => boolean): Wavers => {
    const found = shareVariance(meets);
    return swarmingShare(found.variance, found.share);
  };
  const swarm =
    swarmOf(
      shareVariance((inside) => inside >= agents),
      looks,
    ) ?? 1 + 2 * arrivalRate * wavering((inside) => inside).remembers;
  const meanWait = queue.mean / arrivalRate;
  const goneShare = patience === null ? 0 : meanWait / patience;
  return {
    share,
    shareByWait: (one) => swarmingShare((swarm * one * (1 - one)) / looks, one),
    abandoned: swarmingShare(
      patience === null ? 0 : over(queue, counted) / (arrivalRate * patience) ** 2 + (goneShare * (1 - goneShare)) / looks,
      goneShare,
    ),
    meanWait: swarming(over(queue, counted) / arrivalRate ** 2, meanWait),
    occupancy: swarmingShare(over(busy, counted) / agents ** 2, busy.mean / agents),
  };
}

/** If nearly everybody waits, or nearly nobody, doubles are too imprecise to show the swarms. */
const TOO_RARE = 1e-9;

/** How many times more observations are needed for events in swarms than for independent ones. */
function swarmOf({ share, variance }: { readonly share: number; readonly variance: number }, looks: number): number | undefined {
  const singly = share * (1 - share);
  return singly < TOO_RARE ? undefined : (variance * looks) / singly;
}
