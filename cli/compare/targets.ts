import type { Judged } from '@signalbox/simulations/measures';
import { figureText, goalOf, targetName, unitOf } from '../simulate/figure-text.js';
import type { Compared } from './compared.js';

/** One target, and what each scenario that has it makes of it. */
export interface ComparedTarget {
  readonly of: string;
  readonly goal: string;
  /** In the order of the scenarios, the first one first; `undefined` where a scenario does not have it. */
  readonly judged: readonly (Judged | undefined)[];
}

/** The targets of all scenarios, each once. */
export function targetsOf({ base, alternatives }: Compared): readonly ComparedTarget[] {
  const runs = [base, ...alternatives].map(({ judged }) => new Map(judged.map((one) => [`${targetName(one)}: ${goalOf(one)}`, one])));
  return [...new Set(runs.flatMap((run) => [...run.keys()]))].flatMap((name): readonly ComparedTarget[] => {
    const judged = runs.map((run) => run.get(name));
    const one = judged.find((found) => found !== undefined);
    return one === undefined ? [] : [{ of: targetName(one), goal: goalOf(one), judged }];
  });
}

/** `91.5 % ±1.3` of the figure a target is about; a dash where a scenario does not have the target. */
export const reachedText = (judged: Judged | undefined): string =>
  judged === undefined ? '–' : figureText(judged.stated, unitOf(judged.figure));
