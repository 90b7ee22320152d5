import type { Summary } from '@signalbox/simulations/measures';
import { someQueuesText, type TitledFigure } from './figure-columns.js';

const COLUMNS: readonly TitledFigure[] = [
  ['own agent', 'byOwner'],
  ['deputy', 'byDeputy'],
];

/** Which share of the answered who are somebody's customers that agent or a deputy took, by queue; `undefined`: none of them was answered. */
export const portfoliosText = ({ contacts }: Summary): string | undefined =>
  someQueuesText(
    'customers of one agent',
    COLUMNS,
    contacts.filter(({ figures }) => (figures['byOwner']?.count ?? 0) > 0),
  );
