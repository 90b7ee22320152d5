import type { SummaryRow } from '@signalbox/simulations/measures';
import { csvNumber, csvText } from '../csv.js';
import { unitOf } from './figure-text.js';
import type { Simulated } from './simulated.js';

/** One line per figure: long rather than wide, so that a new figure moves no column. */
export function asCsv({ summary }: Simulated): { readonly text: string; readonly lines: number } {
  const rows = (kind: string, of: readonly SummaryRow[]): string[][] =>
    of.flatMap(({ by, key, figures }) =>
      Object.entries(figures).map(([figure, { mean, halfWidth, count }]) => [
        kind,
        by,
        key,
        figure,
        unitOf(figure),
        csvNumber(mean),
        csvNumber(halfWidth),
        String(count),
      ]),
    );
  const lines = [...rows('contacts', summary.contacts), ...rows('staff', summary.staff)];
  return { text: csvText([TITLES, ...lines]), lines: lines.length };
}

const TITLES = ['of', 'by', 'key', 'figure', 'unit', 'mean', 'halfWidth95', 'replications'];
