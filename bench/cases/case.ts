import type { Pace } from '../measure/closed-loop.js';

export const PARTS = ['decision', 'peers', 'lives', 'durable', 'desk', 'restore', 'memory', 'day'] as const;
export type Part = (typeof PARTS)[number];

/** How much of everything: `quick` ends in two minutes, `full` leaves nothing out. */
export type Scale = 'quick' | 'usual' | 'full';

/**
 * Whose work it is: ours; a floor, which does the same without any feature and shows what the machine can do; or a peer, which a user
 * could take instead.
 */
export type Side = 'signalbox' | 'floor' | 'peer';

/** What a case gives back from its own process. */
export interface Measured {
  /** Histograms as text, by what was timed. */
  readonly spans?: Readonly<Record<string, string>>;
  /** Everything that is one number per run, unit last. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface BenchCase {
  /** `part/…`: names the case on the command line and in the results. */
  readonly id: string;
  readonly part: Part;
  readonly side: Side;
  /** The line of the table. */
  readonly title: string;
  /** What exactly was done; for a peer also what it does not do. */
  readonly does: string;
  readonly params: Readonly<Record<string, number | string>>;
  /** Of its process, besides those that all have. */
  readonly nodeFlags?: readonly string[];
  /** Time for set-up and measuring together, beyond which the case is stopped and reported as "> budget". */
  readonly budgetMs: number;
  measure(pace: Pace): Promise<Measured>;
}

/** Thrown by a case that cannot be measured on this machine; its row says why. */
export class NotMeasured extends Error {
  override readonly name = 'NotMeasured';
}
