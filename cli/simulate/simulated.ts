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
  /** The effect of one agent more or fewer on each shift, if requested. */
  readonly effects?: readonly AgentEffect[];
}

/** The figures of a scenario's replications. */
export function simulatedOf(trial: Trial, seed: number, done: readonly Replication[], tookMs: number): Simulated {
  const measured = done.map((one) => one.measured);
  const summary = summarise(measured);
  return { trial, seed, replications: done, summary, judged: judge(trial, summary, measured), compared: compared(trial, measured), tookMs };
}
