import type { Stated, SummaryRow } from '@signalbox/simulations/measures';
import { type Column, table } from '../table.js';
import { figureText, unitOf } from './figure-text.js';

export type TitledFigure = readonly [title: string, figure: string];

/** What a simulation shows of contacts at a glance; a comparison shows the same except the number answered. */
export const CONTACT_COLUMNS: readonly TitledFigure[] = [
  ['arrived', 'arrived'],
  ['answered', 'answered'],
  ['gave up', 'abandonment'],
  ['turned away', 'rejected'],
  ['not reached', 'unreached'],
  ['unserved', 'unserved'],
  ['SL', 'serviceLevel'],
  ['ASA', 'asaMs'],
  ['P90', 'waitP90Ms'],
  ['AHT', 'ahtMs'],
  ['later ring', 'laterRing'],
];

/** What happens only in some operations: without it, no column. */
const OCCASIONAL: ReadonlySet<string> = new Set(['rejected', 'unreached', 'unserved', 'takenOver']);

/** Of these columns those that are always shown, and those of which there is anything to tell. */
export const columnsToTell = (columns: readonly TitledFigure[], meansOf: (figure: string) => readonly number[]): readonly TitledFigure[] =>
  columns.filter(([, figure]) => !OCCASIONAL.has(figure) || meansOf(figure).some((mean) => mean > 0));

/**
 * Columns that show a row's figures.
 * @param isMixed figures that are not shown, as they would be nobody's
 */
export const figureColumns = (
  columns: readonly TitledFigure[],
  currency = '',
  isMixed: (row: SummaryRow, figure: string) => boolean = () => false,
): readonly Column<SummaryRow>[] =>
  columns.map(([title, figure]) => ({
    title,
    value: (row) => (isMixed(row, figure) ? null : figureText(row.figures[figure] as Stated, unitOf(figure), currency)),
  }));

/** A table of what concerns only some queues; `undefined`: none. */
export function someQueuesText(title: string, columns: readonly TitledFigure[], rows: readonly SummaryRow[]): string | undefined {
  const queues = rows.filter(({ by }) => by === 'queue');
  if (queues.length === 0) return undefined;
  return table<SummaryRow>([{ title, value: ({ key }) => key, left: true }, ...figureColumns(columns)], queues);
}
