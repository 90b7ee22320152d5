import type { Stated, SummaryRow } from '@signalbox/simulations/measures';
import { type Column, table } from '../table.js';
import { figureText, unitOf } from './figure-text.js';

export type TitledFigure = readonly [title: string, figure: string];

/** What a simulation shows of contacts at a glance; a comparison shows the same except the number answered. */
export const CONTACT_COLUMNS: readonly TitledFigure[] = [
  ['arrived', 'arrived'],
  ['answered', 'answered'],
  ['gave up', 'abandonment'],
  ['SL', 'serviceLevel'],
  ['ASA', 'asaMs'],
  ['P90', 'waitP90Ms'],
  ['AHT', 'ahtMs'],
  ['later ring', 'laterRing'],
];

/** Columns that show a row's figures. */
export const figureColumns = (columns: readonly TitledFigure[], currency = ''): readonly Column<SummaryRow>[] =>
  columns.map(([title, figure]) => ({ title, value: ({ figures }) => figureText(figures[figure] as Stated, unitOf(figure), currency) }));

/** A table of what concerns only some queues; `undefined`: none. */
export function someQueuesText(title: string, columns: readonly TitledFigure[], rows: readonly SummaryRow[]): string | undefined {
  const queues = rows.filter(({ by }) => by === 'queue');
  if (queues.length === 0) return undefined;
  return table<SummaryRow>([{ title, value: ({ key }) => key, left: true }, ...figureColumns(columns)], queues);
}
