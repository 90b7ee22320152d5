import type { Trial } from '../scenario/index.js';
import type { Measured } from './recorder.js';
import { type Stated, stated } from './summary.js';
import { intervalsOf } from './table.js';

/** A hub that was run with fewer agents than it may be. */
export interface Understaffed {
  readonly hub: string;
  readonly teamMin: number;
  /** Hours in which somebody, but fewer than that, was there on the mean of the interval. */
  readonly hours: Stated;
}

const HOUR_MS = 3_600_000;

/** Hubs whose team fell below the minimum that the scenario's costs state, while they were open at all. */
export function understaffed({ costs, intervalMs }: Trial, measured: readonly Measured[]): readonly Understaffed[] {
  return Object.entries(costs.hubs).flatMap(([hub, { teamMin }]): Understaffed[] => {
    if (teamMin === null) return [];
    const hours = measured.map(({ staff }) => {
      const below = intervalsOf(staff, 'hub', hub).filter(({ netMs }) => netMs > 0 && netMs < teamMin * intervalMs);
      return (below.length * intervalMs) / HOUR_MS;
    });
    return hours.some((one) => one > 0) ? [{ hub, teamMin, hours: stated(hours) }] : [];
  });
}
