import type { SummaryRow } from '@signalbox/simulations/measures';
import { csvText } from '../csv.js';
import { unitOf } from './figure-text.js';
import type { Simulated } from './tell.js';

/** One line per figure: long rather than wide, so that a new figure moves no column. */
export function asCsv({ summary }: Simulated): string {
  const rows = (kind: string, of: readonly SummaryRow[]): string[][] =>
    of.flatMap(({ by, key, figures }) =>
      Object.entries(figures).map(([figure, { mean, halfWidth, count }]) => [
        kind,
        by,
        key,
        figure,
        unitOf(figure),
        said(mean),
        said(halfWidth),
        String(count),
      ]),
    );
  return csvText([
    ['of', 'by', 'key', 'figure', 'unit', 'mean', 'halfWidth95', 'replications'],
    ...rows('contacts', summary.contacts),
    ...rows('staff', summary.staff),
  ]);
}

const said = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '');
