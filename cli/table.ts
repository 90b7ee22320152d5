import Table from 'cli-table3';
import { folded, GAP, type Written } from './layout/fold.js';
import { lineWidth } from './layout/line-width.js';

const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map((name) => [name, '']),
);
const BARE = { ...NO_LINES, left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' '.repeat(GAP) };

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
  /** Left-aligned; by default columns are right-aligned, as numbers are. */
  readonly left?: true;
  /** Holds sentences, which may take several lines where the terminal is narrow. */
  readonly wraps?: true;
}

/**
 * Rows below a line of titles, without rules; `null` is shown as a dash. Where a line has no room for all columns, the last of them follow in
 * further blocks below.
 */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width = lineWidth()): string {
  const written = columns.map(
    ({ title, value, left = false, wraps = false }): Written => ({
      title,
      cells: rows.map((row) => String(value(row) ?? '–')),
      left,
      wraps,
    }),
  );
  return folded(written, width)
    .map((block) => drawn(block, rows.length))
    .join('\n\n');
}

function drawn(columns: readonly Written[], rows: number): string {
  const titleLines = Math.max(...columns.map(({ title }) => title.split('\n').length));
  const lines = new Table({
    head: columns.map(({ title }) => '\n'.repeat(titleLines - title.split('\n').length) + title),
    colAligns: columns.map(({ left }) => (left ? 'left' : 'right')),
    chars: BARE,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ cells }) => cells[row] as string));
  return lines
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
