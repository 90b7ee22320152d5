import { type HallWavering, hallWavering } from '../theory/index.js';
import type { HallLoad } from './hall.js';
import { over, swarming, swarmingShare, type Wavers } from './wavers.js';

/** How the figures of one replication of a hall waver. */
export interface HallWavers {
  /** Of all who come, those who find so many inside that `meets` holds. */
  share(meets: (inside: number) => boolean): Wavers;
  /** A share of all who come that hangs on how long they wait. */
  shareByWait(share: number): Wavers;
  readonly abandoned: Wavers;
  readonly meanWait: Wavers;
  readonly occupancy: Wavers;
}

/**
 * Customers who wait come in swarms, for they wait together; so each tells less than one that is looked at singly.
 * @param counted time that is counted
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

/** Where practically everybody waits, or nobody, doubles do not tell how they swarm. */
const TOO_RARE = 1e-9;

/** How many times more often all looks have to be taken for what befalls swarms than for what befalls each singly. */
function swarmOf({ share, variance }: { readonly share: number; readonly variance: number }, looks: number): number | undefined {
  const singly = share * (1 - share);
  return singly < TOO_RARE ? undefined : (variance * looks) / singly;
}
