import { compared, judge, summarise } from '@signalbox/simulations/measures';
import type { Replication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import type { Simulated } from './tell.js';

/** What the replications of a scenario come to. */
export function simulatedOf(trial: Trial, seed: number, done: readonly Replication[], tookMs: number): Simulated {
  const measured = done.map((one) => one.measured);
  const summary = summarise(measured);
  return { trial, seed, replications: done, summary, judged: judge(trial, summary, measured), compared: compared(trial, measured), tookMs };
}
