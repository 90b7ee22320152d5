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
export function understaffed({ costs, countFromMs, intervalMs, toMs }: Trial, measured: readonly Measured[]): readonly Understaffed[] {
  return Object.entries(costs.hubs).flatMap(([hub, { teamMin }]): Understaffed[] => {
    if (teamMin === null) return [];
    const hours = measured.map(({ staff }) => {
      const belowMs = intervalsOf(staff, 'hub', hub).map(({ netMs }, interval) => {
        // The end may cut the last interval short.
        const lastsMs = Math.min(intervalMs, toMs - countFromMs - interval * intervalMs);
        return netMs > 0 && netMs < teamMin * lastsMs ? lastsMs : 0;
      });
      return belowMs.reduce((sum, spanMs) => sum + spanMs, 0) / HOUR_MS;
    });
    return hours.some((one) => one > 0) ? [{ hub, teamMin, hours: stated(hours) }] : [];
  });
}
