import type { Handled, Life } from '../play/index.js';

/** Counts over the customers of one class. Shares are of all arrivals. */
export interface ClassTally {
  take(life: Life): void;
  figures(): {
    readonly arrived: number;
    readonly waited: number;
    readonly abandoned: number;
    readonly rejected: number;
    readonly meanWaitMs: number;
  };
}

export function classTally(): ClassTally {
  const count = { arrived: 0, queued: 0, abandoned: 0, rejected: 0, waitedMs: 0 };
  return {
    take: ({ queued, outcome, waitedMs }) => {
      count.arrived++;
      count.waitedMs += waitedMs;
      if (queued) count.queued++;
      if (outcome === 'abandoned') count.abandoned++;
      if (outcome === 'rejected') count.rejected++;
    },
    figures: () => {
      const share = (part: number): number => (count.arrived === 0 ? 0 : part / count.arrived);
      return {
        arrived: count.arrived,
        waited: share(count.queued),
        abandoned: share(count.abandoned),
        rejected: share(count.rejected),
        meanWaitMs: share(count.waitedMs),
      };
    },
  };
}

/** How busy a group of agents is between two instants. */
export interface PoolClock {
  take(part: Pick<Handled, 'acceptedMs' | 'releasedMs'>): void;
  occupancy(): number;
}

export function poolClock(agents: number, fromMs: number, toMs: number): PoolClock {
  let busyMs = 0;
  return {
    take: ({ acceptedMs, releasedMs }) => {
      busyMs += Math.max(0, Math.min(releasedMs, toMs) - Math.max(acceptedMs, fromMs));
    },
    occupancy: () => busyMs / (agents * (toMs - fromMs)),
  };
}
