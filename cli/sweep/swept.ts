import type { Differences } from '@signalbox/simulations/measures';
import type { Simulated } from '../simulate/simulated.js';
import type { SweepValue } from './values.js';

export interface SweptPoint {
  readonly value: SweepValue;
  readonly simulated: Simulated;
  /** This value − the previous one, paired on the same customers; `null` for the first. */
  readonly step: Differences | null;
}

/** A scenario played with one parameter set to several values in turn. */
export interface Swept {
  readonly parameter: string;
  readonly seed: number;
  /** In the order asked. */
  readonly points: readonly SweptPoint[];
}

export interface SweptFigure {
  readonly title: string;
  readonly of: 'contacts' | 'staff';
  readonly figure: string;
  /** The channel it is told of, instead of everything. */
  readonly channel?: string;
}

/** What a sweep shows at a glance; everything else is in its JSON and CSV. */
export const SWEPT_FIGURES: readonly SweptFigure[] = [
  { title: 'SL', of: 'contacts', figure: 'serviceLevel' },
  { title: 'ASA', of: 'contacts', figure: 'asaMs' },
  { title: 'gave up', of: 'contacts', figure: 'abandonment' },
  { title: 'turned away', of: 'contacts', figure: 'rejected' },
  { title: 'occupancy', of: 'staff', figure: 'occupancy' },
  { title: 'cost', of: 'staff', figure: 'cost' },
];
