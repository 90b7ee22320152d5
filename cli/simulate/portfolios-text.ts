import type { Summary } from '@signalbox/simulations/measures';
import { someQueuesText, type TitledFigure } from './figure-columns.js';

const COLUMNS: readonly TitledFigure[] = [
  ['own agent', 'byOwner'],
  ['deputy', 'byDeputy'],
];

/**
 * By queue: of the answered customers with an agent of their own, the shares taken by that agent and by a deputy; `undefined`: none were
 * answered.
 */
export const portfoliosText = ({ contacts }: Summary): string | undefined =>
  someQueuesText(
    'customers of one agent',
    COLUMNS,
    contacts.filter(({ figures }) => (figures['byOwner']?.count ?? 0) > 0),
  );
