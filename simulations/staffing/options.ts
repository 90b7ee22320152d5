import type { GoalPeriod } from './goals.js';

export interface StaffOptions {
  /** Over which time targets have to be reached; default each day. */
  readonly period?: GoalPeriod;
  /** On which the search decides; default the trial's. */
  readonly replications?: number;
  /** On numbers of their own, with which the answer is checked; default twice as many. */
  readonly verify?: number;
  readonly seed?: number;
  readonly workers?: number;
  /** Combinations of hubs are looked for too; else hubs are closed only where nobody is needed. */
  readonly chooseHubs?: boolean;
  /** Aborting ends everything; what is known is the answer. */
  readonly signal?: AbortSignal;
  /** Aborting ends the search; the cheapest that is enough by then is checked and is the answer. */
  readonly hurry?: AbortSignal;
  /** Told of each replication as it is done. */
  readonly onPlayed?: () => void;
  /** Told how many more will be played before anything else is decided. */
  readonly onAsked?: (replications: number) => void;
}
