import type { Stated, Summary, SummaryRow } from '@signalbox/simulations/measures';
import { type Column, table } from '../table.js';
import { figureText, unitOf } from './figure-text.js';

const COLUMNS: readonly (readonly [title: string, figure: string])[] = [
  ['own agent', 'byOwner'],
  ['deputy', 'byDeputy'],
];

/** Which share of the answered who are somebody's customers that agent or a deputy took, by queue; `undefined`: none of them was answered. */
export function portfoliosText({ contacts }: Summary): string | undefined {
  const rows = contacts.filter(({ by, figures }) => by === 'queue' && (figures['byOwner']?.count ?? 0) > 0);
  if (rows.length === 0) return undefined;
  return table<SummaryRow>(
    [
      { title: 'customers of one agent', value: ({ key }) => key, left: true },
      ...COLUMNS.map(
        ([title, figure]): Column<SummaryRow> => ({ title, value: ({ figures }) => figureText(figures[figure] as Stated, unitOf(figure)) }),
      ),
    ],
    rows,
  );
}
