import type { Stated, Summary, SummaryRow } from '@signalbox/simulations/measures';
import { type Column, table } from '../table.js';
import { figureText, unitOf } from './figure-text.js';
import { somebodyHandedOn } from './somebody-came.js';

const COLUMNS: readonly (readonly [title: string, figure: string])[] = [
  ['contacts', 'handedIn'],
  ['taken', 'handedInTaken'],
  ['mean wait', 'handedInWaitMs'],
  ['P50', 'handedInWaitP50Ms'],
  ['P90', 'handedInWaitP90Ms'],
  ['P99', 'handedInWaitP99Ms'],
  ['longest', 'handedInLongestWaitMs'],
];

/** How long those waited for the next agent whom an agent handed on, by the queue they were handed on to; `undefined`: nobody was. */
export function handedOnText({ contacts }: Summary): string | undefined {
  const rows = contacts.filter(({ by, figures }) => by === 'queue' && somebodyHandedOn((name) => [figures[name]]));
  if (rows.length === 0) return undefined;
  return table<SummaryRow>(
    [
      { title: 'handed on to', value: ({ key }) => key, left: true },
      ...COLUMNS.map(
        ([title, figure]): Column<SummaryRow> => ({ title, value: ({ figures }) => figureText(figures[figure] as Stated, unitOf(figure)) }),
      ),
    ],
    rows,
  );
}
