import { type Differences, differences, type Summary, summarise } from '@signalbox/simulations/measures';
import type { Replication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';

/** One scenario of a comparison, run. */
export interface ComparedRun {
  /** Scenario's name, or its file where two have the same. */
  readonly name: string;
  readonly trial: Trial;
  readonly replications: readonly Replication[];
  readonly summary: Summary;
}

export interface Alternative extends ComparedRun {
  /** Alternative − base. */
  readonly differences: Differences;
}

/** Scenarios that have met the same customers. */
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
}

/** Holds every run against the first. */
export function comparedOf(runs: readonly Run[], how: { readonly seed: number; readonly antithetic: boolean }): Compared {
  const [base, ...alternatives] = runs.map((run): ComparedRun => {
    const twice = runs.filter(({ trial }) => trial.name === run.trial.name).length > 1;
    const summary = summarise(run.replications.map(({ measured }) => measured));
    return { name: twice ? run.file : run.trial.name, trial: run.trial, replications: run.replications, summary };
  });
  if (base === undefined) throw new RangeError('A comparison needs a first scenario.');
  return {
    ...how,
    base,
    alternatives: alternatives.map((one) => ({ ...one, differences: differences(base.replications, one.replications) })),
  };
}
