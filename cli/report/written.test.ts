// Proves that a row of a report, and its total, has no mean wait where it would be that of several channels, while every other figure adds up.
import { expect, test } from 'vitest';
import { wallClock } from '../wall-clock.js';
import { measuresOf } from './columns.js';
import { asTable, type Line, TOTAL } from './written.js';

const line = (key: string, waitedMs: number, mixed = false): Line =>
  ({
    key,
    mixed,
    fromMs: 0,
    arrived: 2,
    answered: 2,
    answeredWithinTarget: 2,
    waitedMs,
    longestWaitMs: waitedMs,
    handled: 0,
  }) as unknown as Line;

test.each([
  [true, '–'],
  [false, '30 min 02 s'],
])('where channels mix (%s) the mean wait of the total is %s', (mixed, asa) => {
  const measures = measuresOf('queue', 'arrived').filter(({ name }) => ['arrived', 'asaMs', 'longestWaitMs'].includes(name));
  const lines = [line('calls', 8_000), line('mail', 7_200_000), line(TOTAL, 3_604_000, mixed)];
  const told = asTable('queue', lines, { measures, clock: wallClock('UTC'), intervals: false, whom: false }).split('\n');
  expect(told.map((one) => one.split(/ {2,}/))).toEqual([
    ['queue', 'arrived', 'ASA', 'longest'],
    ['calls', '2', '4 s', '8 s'],
    ['mail', '2', '1 h 00 min', '2 h 00 min'],
    ['total', '2', asa, '1 h 00 min'],
  ]);
});
