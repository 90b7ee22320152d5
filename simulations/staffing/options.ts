import type { GoalPeriod } from './needs/goals.js';

export interface StaffOptions {
  /** The period over which targets have to be reached; default: each day. */
  readonly period?: GoalPeriod;
  /** Replications of the search; default: the trial's. */
  readonly replications?: number;
  /** Replications of the verification, on random numbers of their own; default: twice as many. */
  readonly verify?: number;
  readonly seed?: number;
  readonly workers?: number;
  /** Whether to search for combinations of hubs; otherwise hubs are tried without one at a time. */
  readonly chooseHubs?: boolean;
  /** Aborting ends everything; the result is what is known. */
  readonly signal?: AbortSignal;
  /** Aborting ends the search; the cheapest sufficient solution so far is verified and returned. */
  readonly hurry?: AbortSignal;
  /** Called with each replication as it is done. */
  readonly onPlayed?: () => void;
  /** Called with how many more will be played before the next decision. */
  readonly onAsked?: (replications: number) => void;
}
