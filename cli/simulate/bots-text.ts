import type { Summary } from '@signalbox/simulations/measures';
import { someQueuesText, type TitledFigure } from './figure-columns.js';

export const BOT_COLUMNS: readonly TitledFigure[] = [
  ['taken by bots', 'answeredByBots'],
  ['ended by them', 'contained'],
  ['handed off', 'handedOff'],
  ['contained', 'containment'],
  ['taken by people first', 'answeredByPeople'],
];

/** By queue to which customers came: what bots brought to an end, what they handed off, and whom people took at once; `undefined`: no bots. */
export const botsText = ({ contacts }: Summary): string | undefined =>
  someQueuesText(
    'bots',
    BOT_COLUMNS,
    contacts.filter(({ figures }) => (figures['answeredByBots']?.mean ?? 0) > 0),
  );
