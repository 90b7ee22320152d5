import { compareRanks } from '../rank.js';
import type { Abilities, Supply } from './supply.js';

/** Abilities that the first keys of the policy do not tell apart: those that go by abilities and come before any other. */
export interface Grade {
  readonly rank: readonly number[];
  /** Numbers of the pools of their agents. */
  readonly pools: number[];
}

/** The grades of a demand, best first. */
export interface Grades {
  readonly inOrder: Grade[];
  /** The grade of abilities, by their number. */
  readonly of: (Grade | undefined)[];
  /** Pools that have been gone through. */
  seenPools: number;
}

export const noGrades = (): Grades => ({ inOrder: [], of: [], seenPools: 0 });

/** Enters abilities with these values of the policy's keys (`null`: the key goes by something else). */
export function enterGrade(grades: Grades, abilities: Abilities, values: readonly (readonly number[] | null)[]): void {
  const grade = gradeWith(grades.inOrder, values);
  grades.of[abilities.id] = grade;
  for (const { number } of abilities.pools) if (number < grades.seenPools) grade.pools.push(number);
}

function gradeWith(inOrder: Grade[], values: readonly (readonly number[] | null)[]): Grade {
  const first = values.indexOf(null);
  const rank = values.slice(0, first < 0 ? values.length : first).flatMap((value) => value ?? []);
  let place = 0;
  for (; place < inOrder.length; place++) {
    const grade = inOrder[place] as Grade;
    const order = compareRanks(rank, grade.rank);
    if (order === 0) return grade;
    if (order < 0) break;
  }
  const grade: Grade = { rank, pools: [] };
  inOrder.splice(place, 0, grade);
  return grade;
}

/** The grades with the pools there are by now. */
export function gradesNow(grades: Grades, { pools }: Supply): readonly Grade[] {
  for (; grades.seenPools < pools.length; grades.seenPools++) {
    const { number, abilities } = pools[grades.seenPools] as Supply['pools'][number];
    grades.of[abilities.id]?.pools.push(number);
  }
  return grades.inOrder;
}
