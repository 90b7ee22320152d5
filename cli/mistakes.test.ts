/** Proves that a column written wrongly throughout does not bury the other mistakes of a scenario, and that none goes uncounted. */
import type { LocatedProblem } from '@signalbox/adapters/plan';
import { expect, test } from 'vitest';
import { mistakeTexts } from './mistakes.js';

const mistake = (line: number, message: string, code: LocatedProblem['code'] = 'ROW_INVALID'): LocatedProblem => ({
  code,
  severity: 'error',
  of: 'scenario',
  path: [],
  at: 'value',
  message,
  next: 'Correct the row.',
  nearest: null,
  file: 'forecast.csv',
  line,
  column: 1,
  excerpt: '',
});
const firstLines = (problems: readonly LocatedProblem[]): readonly string[] =>
  mistakeTexts(problems).map((text) => (text.split('\n')[0] ?? '').replace(/error ROW_INVALID /, ''));

test('of mistakes in one column three are shown, whatever the cells hold, and the others counted with their lines', () => {
  const dates = Array.from({ length: 200 }, (_, place) => mistake(place + 2, `Column date: ${place}/03/2026 must be written year first.`));
  const volume = mistake(7, 'Column volume: many must be a number, from 0.');
  expect(firstLines([...dates.slice(0, 6), volume, ...dates.slice(6)])).toEqual([
    'forecast.csv:2:1: Column date: 0/03/2026 must be written year first.',
    'forecast.csv:3:1: Column date: 1/03/2026 must be written year first.',
    'forecast.csv:4:1: Column date: 2/03/2026 must be written year first.',
    'forecast.csv: 197 more like the last, of column date, in lines 5 to 201',
    'forecast.csv:7:1: Column volume: many must be a number, from 0.',
  ]);
});

test('up to four are shown all, and a name that is unknown is another than the next one', () => {
  const four = Array.from({ length: 4 }, (_, place) => mistake(place + 2, 'Column date: x must be a day.'));
  expect(firstLines(four)).toHaveLength(4);
  const names = ['expert', 'experts2'].flatMap((name) =>
    [2, 3, 4].map((line) => mistake(line, `There is no group ${name}.`, 'NAME_UNKNOWN')),
  );
  expect(firstLines(names)).toHaveLength(6);
});
