/** Proves that planners' files are read as spreadsheets of any country write them, and that nothing in them is taken for something else. */
import { expect, test } from 'vitest';
import { readForecast } from './index.js';
import { percent, share } from './kinds.js';

const FORECAST =
  'date,start,queue,channel,language,volume,handleTime\n2026-10-24,22:00,travel,voice,pl,20,300\n2026-10-24,22:30,travel,voice,,7,\n';
const read = (text: string) => readForecast({ file: 'f.csv', text });
const rowsOf = (text: string) => {
  const { rows, problems } = read(text);
  expect(problems).toEqual([]);
  return rows.map(({ row }) => row);
};
const told = (text: string): readonly string[] =>
  read(text).problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);

test.each([
  ['semicolons', FORECAST.replaceAll(',', ';')],
  ['tabs', FORECAST.replaceAll(',', '\t')],
  ['a byte order mark', `\uFEFF${FORECAST}`],
  ['lines as Windows ends them', FORECAST.replaceAll('\n', '\r\n')],
  ['quotes around everything', FORECAST.replace(/[^,\n]+/g, '"$&"')],
  ['columns of others', FORECAST.replace(/\n(?=.)/g, ',x\n').replace(/\n$/, ',x\n')],
  [
    'titles with capitals, and semicolons',
    FORECAST.replaceAll(',', ';').replace(/^.*/, (titles) => titles.replace(/\b\w/g, (first) => first.toUpperCase())),
  ],
  ['a line above that tells the separator', `\uFEFFsep=;\r\n${FORECAST.replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
  ['a separator that is only told', `sep=|\n${FORECAST.replaceAll(',', '|')}`],
  ['empty columns at the end', FORECAST.replaceAll('\n', ',,\n')],
])('%s make no difference', (_, text) => {
  expect(rowsOf(text)).toEqual(rowsOf(FORECAST));
});

test.each(['6.5%', '6.5 %', '6.5\u00A0%', '6.5\u202F%'])('%j is six and a half percent', (written) => {
  expect([share.read(written), percent.read(written)]).toEqual([0.065, 6.5]);
});

test('where commas do not separate, they stand in decimals', () => {
  const text = FORECAST.replaceAll(',', ';').replace(';20;300', ';20,5;301,25');
  expect(rowsOf(text)[0]).toMatchObject({ volume: 20.5, handleTime: 301_250 });
  expect(told(text.replace('20,5', '1.200'))).toEqual([
    '2:34 ROW_INVALID Column volume: 1.200 may be thousands or a decimal; write it without the point, or with a decimal comma.',
  ]);
});

test.each([
  [
    'a decimal comma makes two cells',
    FORECAST.replace('20,300', '20,5,300'),
    '2:1 ROW_TOO_LONG The row has 8 cells, and the first line names 7 columns.',
  ],
  [
    'a quoted decimal comma',
    FORECAST.replace('20,300', '"20,5",300'),
    '2:35 ROW_INVALID Column volume: 20,5 must have a decimal point where commas separate the cells: 20.5.',
  ],
  [
    'a column slightly misnamed',
    FORECAST.replace('handleTime', 'handelTime'),
    '1:1 NAME_UNKNOWN There is no column handelTime; did you mean handleTime?',
  ],
  [
    'a column twice, once with a capital, below a line that tells the separator',
    `sep=,\n${FORECAST.replace('volume,handleTime', 'volume,Volume')}`,
    '2:1 NAME_TWICE Column volume is given twice.',
  ],
  [
    'a cell left empty below such a line',
    `sep=,\n${FORECAST.replace(',20,', ',,')}`,
    '3:34 ROW_INVALID Column volume: it is empty, and must be a number, from 0.',
  ],
  ['a cell left empty', FORECAST.replace(',20,', ',,'), '2:34 ROW_INVALID Column volume: it is empty, and must be a number, from 0.'],
  ['a column twice', FORECAST.replace('volume,handleTime', 'volume,volume'), '1:1 NAME_TWICE Column volume is given twice.'],
  [
    'a day that is none',
    FORECAST.replace('2026-10-24,22:30', '2026-02-30,22:30'),
    '3:1 ROW_INVALID Column date: 2026-02-30 must be a day of the calendar, such as 2026-03-11.',
  ],
  [
    'a day as much of Europe writes it, which may be another in America',
    FORECAST.replace('2026-10-24,22:30', '09/03/2026,22:30'),
    '3:1 ROW_INVALID Column date: 09/03/2026 must be written year first: 2026-03-09 or 2026-09-03.',
  ],
  [
    'a day that can be read in one way only',
    FORECAST.replace('2026-10-24,22:30', '24.10.2026 00:00:00,22:30'),
    '3:1 ROW_INVALID Column date: 24.10.2026 00:00:00 must be written year first: 2026-10-24.',
  ],
  [
    'a day as the number that a spreadsheet keeps of it',
    FORECAST.replace('2026-10-24,22:30', '46319,22:30'),
    '3:1 ROW_INVALID Column date: 46319 must be written year first: as a spreadsheet numbers days, it is 2026-10-24.',
  ],
  [
    'a day with a time of day',
    FORECAST.replace('2026-10-24,22:30', '2026-10-24 00:00,22:30'),
    '3:1 ROW_INVALID Column date: 2026-10-24 00:00 must be a day without a time of day: 2026-10-24.',
  ],
  [
    'a quote left open',
    FORECAST.replace('travel,voice,pl', '"travel,voice,pl'),
    '2:1 CSV_INVALID The file is not well-formed CSV: a quote that is opened here is never closed.',
  ],
  ['nothing at all', '', '1:1 CSV_EMPTY The file is empty.'],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test('columns are found where they stand, also when their text stands before', () => {
  expect(told(FORECAST.replace('pl,20,300', '20,many,300'))[0]).toMatch(/^2:34 /);
});
