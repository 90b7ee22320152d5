import type { Dimension } from '@signalbox/engine/inspect';
import { csvText } from '../csv.js';
import { number, percentText } from '../number-text.js';
import { type Column, table } from '../table.js';
import { spanText, type WallClock } from '../wall-clock.js';
import { type Counted, isSupply, type Measure } from './columns.js';
import type { ApartRow, Whom } from './counted-apart.js';

export interface Line extends Counted {
  /** Start of the interval, or of the whole time. */
  readonly fromMs: number;
  readonly key: string;
  readonly whom: Whom;
  /** Counts answers on several channels, and shows no mean wait. */
  readonly mixed: boolean;
}

const shown = ({ unit, value }: Measure, row: Counted): string | null => {
  const measured = value(row);
  if (measured === null) return null;
  switch (unit) {
    case 'count':
      return number(measured);
    case 'ms':
      return measured === 0 ? '0 s' : spanText(measured);
    case 'share':
      return percentText(measured);
  }
};

/** One line per interval and key; the interval is told once. */
export function asTable(
  by: Dimension,
  lines: readonly Line[],
  options: {
    measures: readonly Measure[];
    clock: WallClock;
    intervals: boolean;
    /** Whether campaigns have called anybody, so that it has to be told who a line is about. */
    whom: boolean;
  },
): string {
  const { measures, clock, intervals, whom } = options;
  const days = new Set(lines.map(({ fromMs }) => clock.date(fromMs))).size;
  const when = (atMs: number): string => (days > 1 ? clock.full(atMs).slice(0, 16) : clock.minute(atMs));
  const told = new Set<number>();
  const whenOnce = ({ fromMs, key }: Line): string => {
    if (key === TOTAL) return '';
    const text = told.has(fromMs) ? '' : when(fromMs);
    told.add(fromMs);
    return text;
  };
  const columns: Column<Line>[] = [
    ...(intervals ? [{ title: 'from', value: whenOnce, left: true } as const] : []),
    { title: by, value: ({ key }) => key, left: true },
    ...(whom ? [{ title: 'who came', value: (line: Line) => line.whom, left: true } as const] : []),
    ...measures
      .filter(({ whereAny, value }) => whereAny !== true || lines.some((line) => value(line) !== 0))
      .map(
        (measure): Column<Line> => ({
          title: measure.title,
          value: (line) => (line.mixed && measure.name === 'asaMs' ? null : shown(measure, line)),
        }),
      ),
  ];
  return table(columns, lines);
}

/** Name of the line that adds up all others. */
export const TOTAL = 'total';

/** RFC 4180: fields with a comma, a quote or a line break in quotes, quotes doubled, lines ended by CR LF. */
export function asCsv(
  by: Dimension,
  rows: readonly Line[],
  options: { measures: readonly Measure[]; untilMs: (row: Line) => number },
): string {
  const { measures, untilMs } = options;
  const lines = [
    ['from', 'until', by, ...measures.map(({ name }) => name), ...(isSupply(by) ? [] : ['whom'])],
    ...rows.map((row) => [
      new Date(row.fromMs).toISOString(),
      new Date(untilMs(row)).toISOString(),
      row.key,
      ...measures.map(({ unit, value }) => {
        const measured = value(row);
        return measured === null ? '' : unit === 'share' ? measured.toFixed(4) : String(measured);
      }),
      ...(row.whom === null ? [] : [row.whom]),
    ]),
  ];
  return csvText(lines);
}

/** All rows added up, whatever their interval. */
export function totalOf(rows: readonly ApartRow[]): Counted {
  const total: Record<string, number> = {};
  for (const { fromMs: _, key: __, mixed: ___, whom: ____, ...counted } of rows)
    for (const [name, value] of Object.entries(counted))
      total[name] = name === 'longestWaitMs' ? Math.max(total[name] ?? 0, value) : (total[name] ?? 0) + value;
  return total as unknown as Counted;
}
