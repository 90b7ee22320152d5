import type { Trial } from '../../scenario/index.js';
import type { LoadClass } from './load.js';
import { poolRequirement } from './pools.js';

/** The requirement of each class, in the order of the classes. */
export type Needs = readonly {
  /** Agents interval by interval; 0 for work without a target. */
  readonly heads: readonly number[];
  /** Agents × intervals that such work takes in total. */
  readonly hours: number;
}[];

/** Agents by Erlang A for classes with a target, each on its own; the bare load for the others. */
export function erlangNeeds(trial: Trial, classes: readonly LoadClass[]): Needs {
  return classes.map((one) => {
    const load = one.arrivals.map((arrivals, interval) => (arrivals * (one.handlingMs[interval] as number)) / trial.intervalMs);
    if (one.targets.length === 0) return { heads: load.map(() => 0), hours: load.reduce((sum, heads) => sum + heads, 0) };
    const required = poolRequirement({ classes: [one] }, trial);
    return { heads: required.map(({ erlangA }, interval) => erlangA ?? (load[interval] as number)), hours: 0 };
  });
}
