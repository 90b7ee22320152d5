import type { StaffGoal } from '@signalbox/simulations/staffing';

export const DAY_MS = 86_400_000;

/** On each of three days from 1970-01-01 on, at most 5 % of the calls may be given up. */
export const goals = [0, 1, 2].map(
  (day) =>
    ({
      of: 'contacts',
      target: { of: { queue: 'calls' }, withinMs: null },
      figure: 'abandonment',
      whom: 'all',
      goal: 0.05,
      least: false,
      fromMs: day * DAY_MS,
      toMs: (day + 1) * DAY_MS,
    }) as unknown as StaffGoal,
);
