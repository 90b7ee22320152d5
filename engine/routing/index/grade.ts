import { compareRanks } from '../rank.js';
import type { Abilities, Supply } from './supply.js';

/** Abilities that the first keys of the policy do not tell apart: those that go by abilities and come before any other. */
export interface Grade {
  readonly rank: readonly number[];
  readonly abilities: Abilities[];
  /** Numbers of their pools … */
  readonly pools: number[];
  /** … as far as they have been gone through. */
  seenAbilities: number;
  seenPools: number;
}

/** The grade of abilities with these values of the policy's keys (`null`: the key goes by something else). Grades stand best first. */
export function gradeOf(grades: Grade[], values: readonly (readonly number[] | null)[]): Grade {
  const first = values.indexOf(null);
  const rank = values.slice(0, first < 0 ? values.length : first).flatMap((value) => value ?? []);
  let place = 0;
  for (; place < grades.length; place++) {
    const grade = grades[place] as Grade;
    const order = compareRanks(rank, grade.rank);
    if (order === 0) return grade;
    if (order < 0) break;
  }
  const grade: Grade = { rank, abilities: [], pools: [], seenAbilities: 0, seenPools: 0 };
  grades.splice(place, 0, grade);
  return grade;
}

/** The pools of a grade, by number. New ones are rare: agents come to be free for something nobody like them was free for before. */
export function poolsIn(grade: Grade, { pools }: Supply): readonly number[] {
  const { abilities } = grade;
  if (grade.seenPools === pools.length && grade.seenAbilities === abilities.length) return grade.pools;
  grade.pools.length = 0;
  for (const { pools: own } of abilities) for (const { number } of own) grade.pools.push(number);
  grade.seenPools = pools.length;
  grade.seenAbilities = abilities.length;
  return grade.pools;
}
