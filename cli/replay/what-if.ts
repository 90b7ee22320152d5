import type { OtherQueues, Recording } from '@signalbox/simulations/what-if';
import type { CommonOptions } from '../commands/options.js';
import type { Played } from './play.js';

export interface ReplayCommandOptions extends CommonOptions {
  readonly plan?: string;
  readonly roster?: string;
  /** Queues of the record, each with the one its contacts are to go to. */
  readonly queue: OtherQueues;
  readonly seed: number;
  readonly most: number;
  readonly csv?: string;
  readonly zone?: string;
}

/** A recorded day beside the same day replayed. */
export interface WhatIf extends Played {
  readonly journal: string;
  readonly options: ReplayCommandOptions;
  readonly recording: Recording;
  /** What recorded agents are or may, and the new plan does not know. */
  readonly unknown: readonly string[];
}
