import { CONTACT_FIGURES, type ContactFigure, type Measured, STAFF_FIGURES, type StaffFigure, sumOf } from '../../measures/index.js';
import type { StaffGoal } from '../needs/goals.js';

type Sums = Readonly<Record<string, number>>;
type Figure = { readonly of: (sums: Sums) => number };

/**
 * What one replication contributes to all goals: for each, the sums from which its figure is computed. A few kilobytes, so that every
 * staffing played is remembered.
 */
export type GoalTally = Float64Array;

export interface GoalTallies {
  tallyOf(measured: Measured): GoalTally;
  /**
   * A goal's figure: the mean over replications in which there is anybody to speak of, as `simulate` states it. `NaN` if there is none in
   * any of them.
   */
  value(goal: number, tallies: readonly GoalTally[]): number;
}

export function openGoalTallies(goals: readonly StaffGoal[]): GoalTallies {
  const fields = goals.map(fieldsOf);
  let length = 0;
  const offsets = fields.map((own) => {
    const offset = length;
    length += own.length;
    return offset;
  });
  return {
    tallyOf(measured) {
      const tally = new Float64Array(length);
      for (const [place, goal] of goals.entries()) {
        const sums = sumsOf(goal, measured);
        for (const [n, field] of (fields[place] as readonly string[]).entries()) tally[(offsets[place] as number) + n] = sums[field] ?? 0;
      }
      return tally;
    },
    value(place, tallies) {
      const own = fields[place] as readonly string[];
      const offset = offsets[place] as number;
      const { of } = figureOf(goals[place] as StaffGoal);
      let [sum, count] = [0, 0];
      for (const tally of tallies) {
        const figure = of(Object.fromEntries(own.map((field, n) => [field, tally[offset + n] as number])));
        if (Number.isNaN(figure)) continue;
        sum += figure;
        count++;
      }
      return count === 0 ? Number.NaN : sum / count;
    },
  };
}

const figureOf = ({ of, figure }: StaffGoal): Figure =>
  (of === 'contacts' ? CONTACT_FIGURES[figure as ContactFigure] : STAFF_FIGURES[figure as StaffFigure]) as Figure;

/** Which sums a figure reads, found by observing it. */
function fieldsOf(goal: StaffGoal): readonly string[] {
  const read = new Set<string>();
  figureOf(goal).of(
    new Proxy<Sums>(
      {},
      {
        get(_, field) {
          read.add(String(field));
          return 1;
        },
      },
    ),
  );
  return [...read];
}

function sumsOf({ of, by, key, intervals: [from, to] }: StaffGoal, measured: Measured): Sums {
  return of === 'contacts' ? sumOf([measured.contacts], by, key, from, to) : sumOf([measured.staff], by, key, from, to);
}
