import type { Measured, Scale } from '../cases/case.js';
import type { Pace } from '../measure/closed-loop.js';

/** What a case's process is asked, and what it answers. Plain data, because compared checkouts may be of different versions. */
export interface Ask {
  readonly scale: Scale;
  readonly id: string;
  readonly pace: Pace;
}

export type Told =
  | ({ readonly outcome: 'measured'; readonly peakMiB: number } & Measured)
  | { readonly outcome: 'not measured' | 'failed' | 'over budget'; readonly because: string };
