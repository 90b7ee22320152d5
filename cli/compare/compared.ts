import { type Differences, differences, type Judged, judge, type Summary, summarise } from '@signalbox/simulations/measures';
import type { Replication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import { withoutCosts } from './comparable-costs.js';

/** One scenario of a comparison, run. */
export interface ComparedRun {
  /** The scenario's name, or its file's if two have the same. */
  readonly name: string;
  readonly trial: Trial;
  readonly replications: readonly Replication[];
  readonly summary: Summary;
  /** By its own targets. */
  readonly judged: readonly Judged[];
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
}

/** The scenario's own name; its file's name if others have the same name; numbered if even the file is the same. */
function nameOf({ file, trial }: Run, runs: readonly Run[], place: number): string {
  if (runs.filter((one) => one.trial.name === trial.name).length === 1) return trial.name;
  const before = runs.slice(0, place).filter((one) => one.file === file).length;
  return before === 0 ? file : `${file} (${before + 1})`;
}

/** Compares every run with the first. */
export function comparedOf(runs: readonly Run[], how: { readonly seed: number; readonly antithetic: boolean }): Compared {
  const [base, ...alternatives] = runs.map((run, place): ComparedRun => {
    const measured = run.replications.map((one) => one.measured);
    const summary = summarise(measured);
    const { trial, replications } = run;
    return { name: nameOf(run, runs, place), trial, replications, summary, judged: judge(trial, summary, measured) };
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
