import type { PairedRow } from '@signalbox/simulations/measures';
import { csvNumber, csvText } from '../csv.js';
import { unitOf } from '../simulate/figure-text.js';
import type { Compared } from './compared.js';

const TITLES = ['scenario', 'of', 'by', 'key', 'figure', 'unit', 'base', 'other', 'difference', 'halfWidth95', 'pairs', 'pairingGain'];

/** One line per alternative and figure. */
export function asCsv({ alternatives }: Compared): { readonly text: string; readonly lines: number } {
  const lines = alternatives.flatMap(({ name, differences }) => {
    const rows = (kind: string, of: readonly PairedRow[]): readonly string[][] =>
      of.flatMap(({ by, key, figures }) =>
        Object.entries(figures).map(([figure, { base, other, difference, pairingGain }]) => [
          ...[name, kind, by, key, figure, unitOf(figure)],
          ...[base.mean, other.mean, difference.mean, difference.halfWidth, difference.count, pairingGain].map(csvNumber),
        ]),
      );
    return [...rows('contacts', differences.contacts), ...rows('staff', differences.staff)];
  });
  return { text: csvText([TITLES, ...lines]), lines: lines.length };
}
