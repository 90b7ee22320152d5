import {
  type By,
  type Cell,
  CONTACT_BY,
  CONTACT_FIGURES,
  intervalsOf,
  keysOf,
  STAFF_BY,
  STAFF_FIGURES,
  type Table,
} from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';
import { csvText } from '../csv.js';
import type { Simulated } from './simulated.js';

interface Figures<F extends string> {
  readonly names: readonly string[];
  readonly of: (cell: Cell<F>) => readonly number[];
}

const figuresOf = <F extends string>(all: Readonly<Record<string, { readonly of: (cell: Cell<F>) => number }>>): Figures<F> => ({
  names: Object.keys(all),
  of: (cell) => Object.values(all).map((figure) => figure.of(cell)),
});

/**
 * Every figure interval by interval, for queues, channels, languages, tenants, hubs and groups: for counts the mean over the replications;
 * for shares and durations, computed from the sums of all replications. Long rather than wide.
 */
export function intervalsCsv({ trial, replications }: Simulated): { readonly text: string; readonly lines: number } {
  const measured = replications.map((one) => one.measured);
  const lines = [
    ...linesOf('contacts', trial, {
      tables: measured.map(({ contacts }) => contacts),
      bys: CONTACT_BY,
      figures: figuresOf(CONTACT_FIGURES),
    }),
    ...linesOf('staff', trial, { tables: measured.map(({ staff }) => staff), bys: STAFF_BY, figures: figuresOf(STAFF_FIGURES) }),
  ];
  return { text: csvText([['from', 'until', 'of', 'by', 'key', 'figure', 'mean'], ...lines]), lines: lines.length };
}

function linesOf<F extends string>(
  kind: string,
  { countFromMs, toMs, intervalMs }: Trial,
  { tables, bys, figures }: { readonly tables: readonly Table<F>[]; readonly bys: readonly By[]; readonly figures: Figures<F> },
): readonly (readonly string[])[] {
  return bys.flatMap((by) => {
    const keys = [...new Set(tables.flatMap((one) => keysOf(one, by)))].sort();
    return keys.flatMap((key) =>
      meanCells(tables.map((one) => intervalsOf(one, by, key))).flatMap((cell, interval) => {
        const fromMs = countFromMs + interval * intervalMs;
        const span = [fromMs, Math.min(toMs, fromMs + intervalMs)].map((atMs) => new Date(atMs).toISOString());
        const values = figures.of(cell);
        return figures.names.flatMap((figure, place) => {
          const value = values[place] as number;
          return Number.isFinite(value) ? [[...span, kind, by, key, figure, String(Number(value.toPrecision(9)))]] : [];
        });
      }),
    );
  });
}

function meanCells<F extends string>(replications: readonly (readonly Cell<F>[])[]): readonly Cell<F>[] {
  const [first = []] = replications;
  const meanOf = (field: F, interval: number): number =>
    replications.reduce((sum, cells) => sum + (cells[interval]?.[field] ?? 0), 0) / replications.length;
  return first.map(
    (cell, interval) => Object.fromEntries((Object.keys(cell) as F[]).map((field) => [field, meanOf(field, interval)])) as Cell<F>,
  );
}
