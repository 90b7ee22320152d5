import type { LocatedProblem } from '@signalbox/adapters/plan';
import { type Compared, compared, type Judged, judge, type Summary, summarise } from '@signalbox/simulations/measures';
import type { Replication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import type { AgentEffect } from '@signalbox/simulations/staffing';

/** A scenario that has been run. */
export interface Simulated {
  readonly trial: Trial;
  readonly seed: number;
  readonly replications: readonly Replication[];
  readonly summary: Summary;
  readonly judged: readonly Judged[];
  readonly compared: readonly Compared[];
  readonly tookMs: number;
  /** What the files, and the runs, give reason to hint at. */
  readonly hints: readonly LocatedProblem[];
  /** The effect of one agent more or fewer on each shift, if requested. */
  readonly effects?: readonly AgentEffect[];
}

/** How a scenario was run. */
interface Ran extends Pick<Simulated, 'seed' | 'tookMs'> {
  readonly hints?: readonly LocatedProblem[];
}

/** The figures of a scenario's replications. */
export function simulatedOf(trial: Trial, done: readonly Replication[], { hints = [], ...ran }: Ran): Simulated {
  const measured = done.map((one) => one.measured);
  const summary = summarise(measured);
  return {
    ...ran,
    trial,
    hints,
    replications: done,
    summary,
    judged: judge(trial, summary, measured),
    compared: compared(trial, measured),
  };
}
