import type { Staffed, StaffGoal, StaffPoint } from '@signalbox/simulations/staffing';
import { plural } from '../number-text.js';
import { figureText, goalOf, targetName, unitOf } from '../simulate/figure-text.js';
import { wallClock } from '../wall-clock.js';

/** `queue calls: service level ≥ 80.0 % in 20 s` */
export const goalText = (goal: StaffGoal): string => `${targetName(goal)}: ${goalOf(goal)}`;

/** The period of a goal: a date, an interval of it, or nothing for the whole time. */
export function stretchText({ period, trial }: Staffed, { fromMs, toMs }: StaffGoal): string {
  if (toMs - fromMs >= trial.toMs - trial.countFromMs) return '';
  const clock = wallClock(trial.zone);
  const day = `${WEEKDAYS.format(new Date(`${clock.date(fromMs)}T00:00Z`))} ${clock.date(fromMs)}`;
  return period === 'interval' ? `${day} ${clock.minute(fromMs)}` : day;
}
const WEEKDAYS = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** @param halfWidth of the interval of the value, if it has one */
export const reachedText = ({ figure }: StaffGoal, value: number | undefined, halfWidth = 0): string =>
  value === undefined ? '–' : figureText({ mean: value, halfWidth, count: 1 }, unitOf(figure));

/** The goal that a point misses by most, or comes nearest to missing. */
export function worst({ goals }: Staffed, { slacks }: StaffPoint, among = (_: StaffGoal): boolean => true): number | undefined {
  let least: number | undefined;
  for (const [place, slack] of slacks.entries()) {
    if (!Number.isFinite(slack) || !among(goals[place] as StaffGoal)) continue;
    if (least === undefined || slack < (slacks[least] as number)) least = place;
  }
  return least;
}

/** Why a line cannot do without one of its agents. */
export function bindingText(staffed: Staffed, line: number): string {
  const { fewer, found, goals, lines } = staffed;
  if ((found.counts[line] as number) === 0) return 'nobody needed';
  const point = fewer[line];
  if (point == null) return staffed.finished && found.enough ? `least team of ${lines[line]?.hub}` : '–';
  if (point.enough) return `may be spared, on ${plural(point.replications, 'replication')}`;
  // A target that is missed as it is, on a day when nobody works, would stand beside every line.
  const kept = new Set(goals.filter((_, place) => !((found.slacks[place] as number) < 0)));
  const place = worst(staffed, point, (goal) => kept.has(goal));
  const binds = place !== undefined && (point.slacks[place] as number) < 0;
  if (!binds && kept.size < goals.length) return 'misses no further target';
  if (place === undefined) return '–';
  const goal = goals[place] as StaffGoal;
  const when = stretchText(staffed, goal);
  const reached = reachedText(goal, point.values[place]);
  // Rounded alike, "≤ 6.0 %, would be 6.0 %" reads like a target that is met.
  const would = reached === reachedText(goal, goal.goal) ? 'would just be missed' : `would be ${reached}`;
  return `${goalText(goal)}, ${would}${when === '' ? '' : ` on ${when}`}`;
}
