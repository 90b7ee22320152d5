/** Proves that an interval of a forecast is as long as the planner meant, and that where a file does not say how long, that is told. */
import { expect, test } from 'vitest';
import { defined } from '../testing/trials.js';

const forecast = (text: string) =>
  defined({ horizon: { for: '24h' } }, { forecast: [{ file: 'forecast.csv', text: `date,start,queue,channel,volume,minutes\n${text}` }] });
const row = (start: string, more = '', of = 'calls,voice'): string => `2026-03-11,${start},${of},24,${more}\n`;
const told = (text: string): readonly string[] =>
  forecast(text).rowProblems.map(({ severity, line, column, message }) => `${severity} ${line}:${column} ${message}`);
/** From and to of each interval, in hours since midnight, with its volume. */
const intervals = (text: string) => {
  const found = forecast(text);
  if (!found.ok) throw new Error(told(text).join('\n'));
  const { startMs, demand } = found.trial;
  const hours = (atMs: number): number => (atMs - startMs) / 3_600_000;
  return demand.map((one) => one.intervals.map(({ fromMs, toMs, volume }) => [hours(fromMs), hours(toMs), volume]));
};

test('intervals are as long as starts lie apart, or as long as they say', () => {
  expect(intervals(row('09:00') + row('09:15') + row('10:00'))).toEqual([
    [
      [9, 9.25, 24],
      [9.25, 9.5, 24],
      [10, 10.25, 24],
    ],
  ]);
  expect(intervals(row('09:00', '120') + row('11:00', '120'))).toEqual([
    [
      [9, 11, 24],
      [11, 13, 24],
    ],
  ]);
  expect(intervals(row('00:00', '1440'))).toEqual([[[0, 24, 24]]]);
  const mixed = row('09:00') + row('09:30') + row('09:00', '60', 'desk,email') + row('11:00', '60', 'desk,email');
  expect(intervals(mixed)[1]).toEqual([
    [9, 10, 24],
    [11, 12, 24],
  ]);
});

test('files of one scenario may have intervals of different lengths', () => {
  const file = (name: string, text: string) => ({ file: name, text: `date,start,queue,channel,volume\n${text.replaceAll(',\n', '\n')}` });
  const quarters = file('quarters.csv', row('09:00') + row('09:15'));
  const hours = file('hours.csv', row('09:00', '', 'desk,email') + row('10:00', '', 'desk,email'));
  const found = defined({ horizon: { for: '24h' } }, { forecast: [quarters, hours] });
  if (!found.ok) throw new Error('a mistake in the test');
  expect(found.trial.demand.map(({ intervals: [first] }) => ((first?.toMs ?? 0) - (first?.fromMs ?? 0)) / 60_000)).toEqual([15, 60]);
});

test.each([
  [
    'long intervals',
    row('08:00') + row('10:00') + row('12:00'),
    ['error 2:12 Column start: 08:00 is in a file whose starts lie 120 minutes apart; say in a column minutes how long each interval is.'],
  ],
  [
    'days',
    row('00:00'),
    ['error 2:12 Column start: 00:00 is the only start of the file; say in a column minutes how long each interval is.'],
  ],
  [
    'an interval without end',
    row('00:00', '0') + row('00:30', '1441'),
    ['error 2:33 Column minutes: 0 must be minutes, 1 to 1440.', 'error 3:33 Column minutes: 1441 must be minutes, 1 to 1440.'],
  ],
  [
    'hours that may be half hours with nothing between, beside half hours',
    row('09:00') + row('09:30') + row('09:00', '', 'desk,email') + row('11:00', '', 'desk,email'),
    [
      'error 4:12 Column start: 09:00 may begin an interval of 120 minutes, or one of 30 after which nothing is forecast; say in a column minutes how long each interval is, or write rows of volume 0.',
    ],
  ],
  [
    'now and then something, beside half hours',
    row('09:00') + row('09:30') + row('09:00', '', 'desk,email') + row('11:30', '', 'desk,email') + row('13:00', '', 'desk,email'),
    [
      'hint 4:1 No interval of desk email follows on another: each is taken as 30 minutes long, the shortest distance of two starts of the file.',
    ],
  ],
  [
    'one half hour among quarters',
    row('09:00') + row('09:15') + row('09:30') + row('10:00') + row('10:15'),
    [
      'error 4:12 Column start: 09:30 may begin an interval of 30 minutes, or one of 15 after which nothing is forecast; say in a column minutes how long each interval is, or write rows of volume 0.',
    ],
  ],
  [
    'one row on a day, of quarters and half hours',
    ['09:00', '09:15', '09:30', '10:00', '10:30'].map((start) => row(start)).join('') + row('09:00').replace('03-11', '03-12'),
    [
      'error 7:12 Column start: 09:00 is the only one of its queue, channel and language on that day, and on other days their lengths differ; say in a column minutes how long each interval is.',
    ],
  ],
  [
    'the same twice',
    row('09:00') + row('09:30') + row('09:00'),
    ['error 4:12 Column start: 09:00 is given twice for the same queue, channel and language.'],
  ],
  [
    'intervals that overlap',
    row('09:00', '60') + row('09:30', '30'),
    ['error 3:12 Column start: 09:30 lies in the 60 minutes of the row before it for the same queue, channel and language.'],
  ],
  [
    'intervals named by their ends',
    row('23:30') + row('24:00'),
    ['error 3:12 Column start: 24:00 must be a time of day at which an interval begins, from 00:00 to 23:59.'],
  ],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('a gap after a row that does not say how long it is is told once with the number of all, where no interval ends with it', () => {
  const lunch = row('09:00') + row('09:15') + row('09:30') + row('10:15') + row('11:00');
  expect(told(lunch)).toEqual([
    'hint 4:12 Nothing is forecast for calls voice on 2026-03-11 from 09:45 to 10:15: the interval before is taken as 15 minutes long; such gaps in the file: 2.',
  ]);
  expect(
    told(lunch.replace('09:30,calls,voice,24,', '09:30,calls,voice,24,45').replace('10:15,calls,voice,24,', '10:15,calls,voice,24,45')),
  ).toEqual([]);
  // Nobody is expected at night, or on another day.
  expect(told(row('09:00') + row('09:15') + row('09:00').replace('03-11', '03-12'))).toHaveLength(1);
});

test('quarters, half hours and hours of one file are each as long as the next start of their series says, and that is told', () => {
  const day = ['08:00', '08:15', '08:30', '09:00', '09:30', '10:00', '11:00', '12:00'].map((start) => row(start)).join('');
  const hours = row('08:00', '', 'desk,email') + row('09:00', '', 'desk,email');
  const lengths = intervals(day + hours).map((own) => own.map(([from = 0, to = 0]) => (to - from) * 60));
  expect(lengths).toEqual([
    [15, 15, 30, 30, 30, 60, 60, 60],
    [60, 60],
  ]);
  expect(told(day + hours)).toEqual([
    'hint 4:12 Intervals of the file differ in length: calls voice on 2026-03-11 is taken as 30 minutes long from 08:30, up to its next start, where others last 15; rows longer than that: 8.',
  ]);
  // The order of rows does not matter.
  expect(intervals(`${day.trim().split('\n').reverse().join('\n')}\n`)).toEqual(intervals(day));
});
