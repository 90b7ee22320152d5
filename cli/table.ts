import Table from 'cli-table3';

const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map((name) => [name, '']),
);
const BARE = { ...NO_LINES, left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' };

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
  /** Left-aligned; by default columns are right-aligned, as numbers are. */
  readonly left?: true;
}

/** Rows below a line of titles, without rules; `null` is shown as a dash. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ left }) => (left === true ? 'left' : 'right')),
    chars: BARE,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (const row of rows) lines.push(columns.map(({ value }) => String(value(row) ?? '–')));
  return lines
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
