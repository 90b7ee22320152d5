import type { Trial } from '../scenario/index.js';
import type { Measured } from './recorder.js';
import { type Stated, stated } from './summary.js';
import { intervalsOf } from './table.js';

/** A hub that ran with fewer agents than its minimum. */
export interface Understaffed {
  readonly hub: string;
  readonly teamMin: number;
  /** Hours in which somebody was there, but on the mean of the interval fewer than the minimum. */
  readonly hours: Stated;
}

const HOUR_MS = 3_600_000;

/** Hubs whose team fell below the minimum stated in the scenario's costs while anybody was there. */
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
