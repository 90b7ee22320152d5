import type { LocatedProblem } from '@signalbox/adapters/plan';
import { type Differences, differences, type Judged, judge, type Summary, summarise } from '@signalbox/simulations/measures';
import type { Replication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import { withoutCosts } from './comparable-costs.js';
import { namesOf } from './names.js';

/** One scenario of a comparison, run. */
export interface ComparedRun {
  /** See `namesOf`. */
  readonly name: string;
  readonly trial: Trial;
  readonly replications: readonly Replication[];
  readonly summary: Summary;
  /** By its own targets. */
  readonly judged: readonly Judged[];
  readonly hints: readonly LocatedProblem[];
}

export interface Alternative extends ComparedRun {
  /** Alternative − base. */
  readonly differences: Differences;
}

/** Scenarios played with the same customers. */
export interface Compared {
  readonly seed: number;
  readonly antithetic: boolean;
  readonly base: ComparedRun;
  readonly alternatives: readonly Alternative[];
}

interface Run {
  readonly file: string;
  readonly trial: Trial;
  readonly replications: readonly Replication[];
  readonly hints: readonly LocatedProblem[];
}

/** Compares every run with the first. */
export function comparedOf(runs: readonly Run[], how: { readonly seed: number; readonly antithetic: boolean }): Compared {
  const names = namesOf(runs);
  const [base, ...alternatives] = runs.map((run, place): ComparedRun => {
    const measured = run.replications.map((one) => one.measured);
    const summary = summarise(measured);
    const { trial, replications, hints } = run;
    return { name: names[place] as string, trial, replications, summary, judged: judge(trial, summary, measured), hints };
  });
  if (base === undefined) throw new RangeError('A comparison needs a first scenario.');
  return {
    ...how,
    base,
    alternatives: alternatives.map((one) => {
      const all = differences(base.replications, one.replications);
      return { ...one, differences: one.trial.costs.currency === base.trial.costs.currency ? all : withoutCosts(all) };
    }),
  };
}
