import { type Asked, askedBy } from '../../measures/index.js';
import type { Trial, TrialTarget } from '../../scenario/index.js';

/** The period over which a target has to be reached: the whole horizon, each local day, or each interval. */
export const GOAL_PERIODS = ['horizon', 'day', 'interval'] as const;
export type GoalPeriod = (typeof GOAL_PERIODS)[number];

/** One figure that has to be reached in one period. */
export interface StaffGoal extends Asked {
  readonly target: TrialTarget;
  readonly fromMs: number;
  readonly toMs: number;
  /** Intervals [from, to). */
  readonly intervals: readonly [from: number, to: number];
}

/** What staffing has to reach. Handling times are left out, because no number of agents changes them. */
export function staffGoals(trial: Trial, period: GoalPeriod): readonly StaffGoal[] {
  const stretches = stretchesOf(trial, period);
  return trial.targets.flatMap((target) =>
    askedBy(target)
      .filter(({ figure }) => figure !== 'ahtMs')
      .flatMap((asked) => stretches.map((stretch): StaffGoal => ({ target, ...asked, ...stretch }))),
  );
}

function stretchesOf(
  { countFromMs, toMs, intervalMs, daysMs }: Trial,
  period: GoalPeriod,
): readonly Pick<StaffGoal, 'fromMs' | 'toMs' | 'intervals'>[] {
  const count = Math.ceil((toMs - countFromMs) / intervalMs);
  const placeOf = (atMs: number): number => Math.min(count, Math.ceil((atMs - countFromMs) / intervalMs));
  const bounds =
    period === 'interval'
      ? Array.from({ length: count + 1 }, (_, n) => Math.min(toMs, countFromMs + n * intervalMs))
      : period === 'day'
        ? daysMs
        : [countFromMs, toMs];
  return bounds.slice(1).flatMap((endMs, place) => {
    const fromMs = bounds[place] as number;
    // An interval belongs to the day in which it begins.
    const intervals = [placeOf(fromMs), placeOf(endMs)] as const;
    return intervals[1] > intervals[0] ? [{ fromMs, toMs: endMs, intervals }] : [];
  });
}

/** By how much a goal is passed, for durations as a share of it; negative: missed. A figure with nobody to measure is not missed. */
export function slackOf({ goal, least, figure }: StaffGoal, value: number): number {
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  const passed = least ? value - goal : goal - value;
  return figure.endsWith('Ms') ? passed / Math.max(1, goal) : passed;
}
