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
  /** What an agent more or fewer on each shift does, where that was asked. */
  readonly effects?: readonly AgentEffect[];
}

/** What the replications of a scenario come to. */
export function simulatedOf(trial: Trial, seed: number, done: readonly Replication[], tookMs: number): Simulated {
  const measured = done.map((one) => one.measured);
  const summary = summarise(measured);
  return { trial, seed, replications: done, summary, judged: judge(trial, summary, measured), compared: compared(trial, measured), tookMs };
}
