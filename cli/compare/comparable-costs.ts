import type { Differences, PairedFigure, PairedRow } from '@signalbox/simulations/measures';
import { unitOf } from '../simulate/figure-text.js';

/** The same without the differences of costs, which amounts in two currencies do not have. The amounts themselves stay. */
export const withoutCosts = (all: Differences): Differences => ({
  ...all,
  contacts: all.contacts.map(rowWithout),
  staff: all.staff.map(rowWithout),
  costPerContact: apart(all.costPerContact),
  costPerResolved: apart(all.costPerResolved),
});

const rowWithout = (row: PairedRow): PairedRow => ({
  ...row,
  figures: Object.fromEntries(
    Object.entries(row.figures).map(([name, paired]) => [name, unitOf(name) === 'money' ? apart(paired) : paired]),
  ),
});

const apart = (paired: PairedFigure): PairedFigure => ({
  ...paired,
  difference: { ...paired.difference, mean: Number.NaN, halfWidth: Number.NaN },
  pairingGain: Number.NaN,
});
