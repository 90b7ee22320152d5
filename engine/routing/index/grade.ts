import { compareRanks } from '../rank.js';

/** How abilities fit, as far as ranking sees it: values of the policy's keys, `null` where a key does not depend on abilities. */
interface Ranked {
  readonly values: readonly (readonly number[] | null)[];
}

/** Looks that rank equally by the policy's leading keys: those that depend on abilities and precede all others. */
export interface Grade {
  readonly rank: readonly number[];
  readonly looks: number[];
}

/** The grades of a demand. */
export interface Grades {
  /** Best first. */
  readonly inOrder: Grade[];
  /** By fit: equal fits belong to one grade. */
  readonly byFit: Map<Ranked, Grade>;
}

export const noGrades = (): Grades => ({ inOrder: [], byFit: new Map() });

/** Adds a look with this fit. */
export function enterGrade({ inOrder, byFit }: Grades, look: number, fit: Ranked): void {
  let grade = byFit.get(fit);
  if (grade === undefined) {
    grade = gradeWith(inOrder, fit.values);
    byFit.set(fit, grade);
  }
  grade.looks.push(look);
}

function gradeWith(inOrder: Grade[], values: Ranked['values']): Grade {
  const first = values.indexOf(null);
  const rank = values.slice(0, first < 0 ? values.length : first).flatMap((value) => value ?? []);
  let place = 0;
  for (; place < inOrder.length; place++) {
    const grade = inOrder[place] as Grade;
    const order = compareRanks(rank, grade.rank);
    if (order === 0) return grade;
    if (order < 0) break;
  }
  const grade: Grade = { rank, looks: [] };
  inOrder.splice(place, 0, grade);
  return grade;
}
