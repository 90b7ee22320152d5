import { SERVICE_LEVELS, type Summary } from '@signalbox/simulations/measures';
import { someQueuesText, type TitledFigure } from './figure-columns.js';

const COLUMNS: readonly TitledFigure[] = [
  ['turned away', 'foundClosed'],
  ['of arrived', 'arrived'],
  ['SL of the others', 'serviceLevelOpen'],
];

/** By queue: customers whom a closed queue turned away, and the service level without them; `undefined`: there were none. */
export function foundClosedText({ contacts }: Summary): string | undefined {
  const rows = contacts.filter(({ figures }) => (figures['foundClosed']?.mean ?? 0) > 0);
  const text = someQueuesText('closed when they came', COLUMNS, rows);
  return text === undefined ? undefined : `${text}\nSL above counts them as arrived; SL of the others = ${SERVICE_LEVELS.open.formula}.`;
}
