import type { Judged } from '@signalbox/simulations/measures';
import { isOf, type Trial, type Whom, whomIs } from '@signalbox/simulations/scenario';
import { figureText, goalOf, targetName, unitOf } from '../simulate/figure-text.js';
import type { Compared } from './compared.js';

/** One target, and what each scenario that has it makes of it. */
export interface ComparedTarget {
  readonly of: string;
  readonly goal: string;
  /** In the order of the scenarios, the first one first; `undefined` where a scenario does not have it. */
  readonly judged: readonly (Judged | undefined)[];
}

/**
 * The targets of all scenarios, each once. Where campaigns call in one scenario only, its target judges those who came by themselves, and the
 * same target of the other everybody: these are the same customers, and one target.
 */
export function targetsOf({ base, alternatives }: Compared): readonly ComparedTarget[] {
  const runs = [base, ...alternatives];
  const found: { readonly exact: Set<string>; readonly same: Set<string>; readonly judged: (Judged | undefined)[] }[] = [];
  for (const [place, { judged, trial }] of runs.entries()) {
    const exactHere = new Set(judged.map(exactName));
    for (const one of judged) {
      const [exact, same] = [exactName(one), exactName({ ...one, whom: whomItIs(one, trial) })];
      const known =
        found.find((other) => other.exact.has(exact)) ??
        found.find(
          (other) => other.same.has(same) && other.judged[place] === undefined && ![...other.exact].some((name) => exactHere.has(name)),
        );
      const target = known ?? { exact: new Set(), same: new Set(), judged: runs.map(() => undefined) };
      if (known === undefined) found.push(target);
      target.exact.add(exact);
      target.same.add(same);
      target.judged[place] = one;
    }
  }
  return found.flatMap(({ judged }) => {
    // The name that says whom it judges says most.
    const one = judged.find((found) => found !== undefined && found.whom !== 'all') ?? judged.find((found) => found !== undefined);
    return one === undefined ? [] : [{ of: targetName(one), goal: goalOf(one), judged }];
  });
}

const exactName = (one: Judged): string => `${targetName(one)}: ${goalOf(one)}`;

/** Whom a target judges, where everybody is of one kind: that kind. */
function whomItIs({ whom, target: { of } }: Judged, trial: Trial): Whom {
  const kinds = new Set(trial.demand.filter((demand) => isOf({ of, whom: 'all' }, demand, trial)).map(whomIs));
  const [only, other] = kinds;
  return whom === 'all' && only !== undefined && other === undefined ? only : whom;
}

/** `91.5 % ±1.3` of the figure a target is about; a dash where a scenario does not have the target. */
export const reachedText = (judged: Judged | undefined): string =>
  judged === undefined ? '–' : figureText(judged.stated, unitOf(judged.figure));
