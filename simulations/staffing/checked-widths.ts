import { stated } from '../measures/index.js';
import { openGoalTallies } from './search/tallies.js';
import type { Staffed } from './staff.js';

/**
 * How far the figures of the check may be off, in the order of the goals and the unit of each: half the width of the 95 % interval over its
 * replications, whose mean the figure is. `NaN` where fewer than two of them say anything, and for all where nothing was checked.
 */
export function checkedWidths({ goals, verified }: Pick<Staffed, 'goals' | 'verified'>): readonly number[] {
  const { tallyOf, value } = openGoalTallies(goals);
  const tallies = (verified?.replications ?? []).map(({ measured }) => tallyOf(measured));
  return goals.map((_, place) => {
    const { halfWidth, count } = stated(tallies.map((tally) => value(place, [tally])));
    return count < 2 ? Number.NaN : halfWidth;
  });
}
