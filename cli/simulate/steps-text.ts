import type { Summary, SummaryRow } from '@signalbox/simulations/measures';
import { table } from '../table.js';
import { figureColumns, type TitledFigure } from './figure-columns.js';

const COLUMNS: readonly TitledFigure[] = [
  ['tried', 'arrived'],
  ['reached', 'answered'],
  ['gave up', 'abandoned'],
  ['turned away', 'rejected'],
  ['not reached by a campaign', 'unreached'],
  ['mean wait of the reached', 'asaMs'],
];

/** Of each sequence of channels, step by step, how many were tried and how many reached; `undefined`: there are no sequences. */
export function stepsText({ contacts }: Summary): string | undefined {
  const rows = contacts.filter(({ by }) => by === 'step');
  if (rows.length === 0) return undefined;
  return table<SummaryRow>([{ title: 'step', value: ({ key }) => key, left: true }, ...figureColumns(COLUMNS)], rows);
}
