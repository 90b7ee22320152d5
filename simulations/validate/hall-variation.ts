import { type HallAverages, hallAverages } from '../theory/index.js';
import type { HallLoad } from './hall.js';
import { over, swarming, swarmingShare, type Variation } from './variation.js';

/** How the figures of a hall vary between replications. */
export interface HallVariation {
  /** The share of arrivals that find a number present for which `meets` holds. */
  share(meets: (inside: number) => boolean): Variation;
  /** A share of arrivals that depends on how long they wait. */
  shareByWait(share: number): Variation;
  readonly abandoned: Variation;
  readonly meanWait: Variation;
  readonly occupancy: Variation;
}

/**
 * Customers wait in swarms, because they wait together, so each of them tells less than an independent observation would.
 * @param counted the time that is counted
 */
export function hallVariation(hall: HallLoad, counted: number): HallVariation {
  const { agents, arrivalRate, patience } = hall;
  const averageOf: HallAverages = hallAverages(hall);
  const looks = arrivalRate * counted;
  const queue = averageOf((inside) => Math.max(0, inside - agents));
  const busy = averageOf((inside) => Math.min(inside, agents));
  const shareVariance = (meets: (inside: number) => boolean): { readonly share: number; readonly variance: number } => {
    const met = averageOf((inside) => Number(meets(inside)));
    return { share: met.mean, variance: over(met, counted) + (met.mean * (1 - met.mean)) / looks };
  };
  const share = (meets: (inside: number) => boolean): Variation => {
    const found = shareVariance(meets);
    return swarmingShare(found.variance, found.share);
  };
  const swarmFrom = (inside: number): number | undefined =>
    swarmOf(
      shareVariance((present) => present >= inside),
      looks,
    );
  const allBusy = swarmFrom(agents) ?? 1 + 2 * arrivalRate * averageOf((inside) => inside).remembers;
  const meanWait = queue.mean / arrivalRate;
  const goneShare = patience === null ? 0 : meanWait / patience;
  /**
   * Who waits too long finds many present, and short queues outlast idle agents: of the number present that is exceeded about as often as
   * the limit, whichever comes in larger swarms.
   */
  const swarmOfWait = (within: number): number => {
    let [inside, beyond] = [agents, agents + LONGEST_QUEUE];
    while (inside < beyond) {
      const middle = (inside + beyond) >> 1;
      if (averageOf((present) => Number(present >= middle)).mean > 1 - within) inside = middle + 1;
      else beyond = middle;
    }
    return Math.max(allBusy, swarmFrom(inside) ?? 0);
  };
  return {
    share,
    shareByWait: (one) => swarmingShare((swarmOfWait(one) * one * (1 - one)) / looks, one),
    abandoned: swarmingShare(
      patience === null ? 0 : over(queue, counted) / (arrivalRate * patience) ** 2 + (goneShare * (1 - goneShare)) / looks,
      goneShare,
    ),
    meanWait: swarming(over(queue, counted) / arrivalRate ** 2, meanWait),
    occupancy: swarmingShare(over(busy, counted) / agents ** 2, busy.mean / agents),
  };
}

/** How far behind the agents the number is looked for. */
const LONGEST_QUEUE = 10_000;

/** If nearly everybody waits, or nearly nobody, doubles are too imprecise to show the swarms. */
const TOO_RARE = 1e-9;

/** How many times more observations are needed for events in swarms than for independent ones. */
function swarmOf({ share, variance }: { readonly share: number; readonly variance: number }, looks: number): number | undefined {
  const singly = share * (1 - share);
  return singly < TOO_RARE ? undefined : (variance * looks) / singly;
}
