import type { Pace } from '../measure/closed-loop.js';

export const PARTS = ['decision', 'peers', 'lives', 'durable', 'desk', 'restore', 'memory', 'day'] as const;
export type Part = (typeof PARTS)[number];

/** How much is measured: `quick` ends in two minutes, `full` leaves nothing out. */
export type Scale = 'quick' | 'usual' | 'full';

/**
 * `signalbox`: our own code. `floor`: does the same without any feature and shows what the machine can do. `peer`: what a user could choose
 * instead.
 */
export type Side = 'signalbox' | 'floor' | 'peer';

/** What a case reports from its own process. */
export interface Measured {
  /** Histograms as text, by what was timed. */
  readonly spans?: Readonly<Record<string, string>>;
  /** Figures with one value per run; the name ends with the unit. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface BenchCase {
  /** `part/…`: names the case on the command line and in the results. */
  readonly id: string;
  readonly part: Part;
  readonly side: Side;
  /** First column of its line in the table. */
  readonly title: string;
  /** What exactly was done; for a peer also what it does not do. */
  readonly does: string;
  readonly params: Readonly<Record<string, number | string>>;
  /** Flags of its process, besides the common ones. */
  readonly nodeFlags?: readonly string[];
  /** Time for set-up and measurement together, beyond which the case is stopped and reported as "> budget". */
  readonly budgetMs: number;
  measure(pace: Pace): Promise<Measured>;
}

/** Thrown by a case that cannot be measured on this machine; its row says why. */
export class NotMeasured extends Error {
  override readonly name = 'NotMeasured';
}
