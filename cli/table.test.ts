// Proves that tables fit the terminal: whatever the width, every figure is told whole, beside the name of its row, and no line is wider than it must be.
import fc from 'fast-check';
import colours from 'picocolors';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../scripts/testing/runs.js';
import { wrapped } from './layout/wrapped.js';
import { type Column, table } from './table.js';

type Row = readonly string[];
const columnsOf = (titles: readonly string[], names = 1): readonly Column<Row>[] =>
  titles.map((title, place) => ({ title, value: (row) => row[place] ?? null, ...(place < names ? { left: true as const } : {}) }));

const FIGURES = columnsOf(['queue', 'arrived', 'turned away', 'SL', 'ASA']);
const ROWS: readonly Row[] = [
  ['calls', '4,405 ±112', '1', '94.3 % ±0.6', '4.3 s ±0.4 s'],
  ['written', '1,671 ±23', '0', '96.4 % ±0.6', '1 h 57 min ±7 min'],
];

describe('a table', () => {
  test('has one block where there is room', () => {
    const wide = table(FIGURES, ROWS, 200);
    expect(wide.split('\n')).toHaveLength(3);
    expect(table(FIGURES, ROWS, Number.POSITIVE_INFINITY)).toBe(wide);
  });

  test('breaks its titles before it falls into blocks', () => {
    expect(table(FIGURES, ROWS, 60).split('\n')).toEqual([
      '                     turned',
      'queue       arrived    away           SL                ASA',
      'calls    4,405 ±112       1  94.3 % ±0.6       4.3 s ±0.4 s',
      'written   1,671 ±23       0  96.4 % ±0.6  1 h 57 min ±7 min',
    ]);
  });

  test('names its rows again in each block, and blocks are about as wide as each other', () => {
    expect(table(FIGURES, ROWS, 44).split('\n')).toEqual([
      'queue       arrived  turned away',
      'calls    4,405 ±112            1',
      'written   1,671 ±23            0',
      '',
      'queue             SL                ASA',
      'calls    94.3 % ±0.6       4.3 s ±0.4 s',
      'written  96.4 % ±0.6  1 h 57 min ±7 min',
    ]);
  });

  test('lets sentences take several lines, and figures never', () => {
    const columns: readonly Column<Row>[] = [
      ...columnsOf(['agent', 'units']),
      { title: 'why', value: ([, , why]) => why ?? '', left: true, wraps: true },
    ];
    const why = 'speaks no language that the customer would accept, and has been asked before';
    expect(table(columns, [['ana', '1', why]], 50).split('\n')).toEqual([
      'agent  units  why',
      'ana        1  speaks no language that the customer',
      '              would accept, and has been asked',
      '              before',
    ]);
  });

  test('keeps a column without a title with the one before it', () => {
    const verdicts = columnsOf(['target', 'today', '', 'tomorrow', ''], 1);
    const lines = table(verdicts, [['queue calls', '94.3 % ±0.6', 'met', '71.2 % ±1.6', 'missed']], 40).split('\n');
    expect(lines.filter((line) => /met|missed/.test(line))).toEqual(['queue calls  94.3 % ±0.6  met', 'queue calls  71.2 % ±1.6  missed']);
  });

  test('lets names take several lines that would leave room for no more than one figure beside them', () => {
    const verdicts = columnsOf(['target', '', 'reached', 'verdict', 'days'], 2);
    const rows = [['queue calls, handed on', 'service level ≥ 80.0 % in 20 s', '94.3 % ±0.6', 'met', '91.4 %']];
    expect(table(verdicts, rows, 80).split('\n')).toEqual([
      'target                                                 reached  verdict    days',
      'queue calls, handed on  service level ≥ 80.0 % in  94.3 % ±0.6      met  91.4 %',
      '                        20 s',
    ]);
  });

  test('takes colours for no letters', () => {
    const red: readonly Column<Row>[] = FIGURES.map((column) => ({
      ...column,
      value: (row) => colours.createColors(true).red(String(column.value(row))),
    }));
    expect(table(red, ROWS, 65).split('\n')).toHaveLength(3);
  });

  const word = fc.stringMatching(/^[a-z0-9,.%±]{1,12}$/);
  const figure = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const tables = fc.integer({ min: 1, max: 9 }).chain((columns) =>
    fc.record({
      titles: fc.array(figure, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(figure, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
      width: fc.integer({ min: 10, max: 140 }),
    }),
  );
  test('tells every figure whole, in lines that fit unless a single column does not', () => {
    fc.assert(
      fc.property(tables, ({ titles, rows, width }) => {
        const text = table(columnsOf(titles), rows, width);
        // Names that leave no room for figures take several lines.
        for (const figure of rows.flatMap(([name = '', ...figures]) => [...name.split(' '), ...figures])) expect(text).toContain(figure);
        const widest = (place: number): number =>
          Math.max(...[...(titles[place] ?? '').split(' '), ...rows.map((row) => row[place] ?? '')].map((one) => one.length));
        const [name = 0, ...others] = titles.map((_, place) => widest(place));
        const least = Math.max(width, name + (others.length === 0 ? 0 : 2 + Math.max(...others)));
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(least);
      }),
      { seed, numRuns: runs('cli tables fit', { fast: 300, nightly: 10_000 }) },
    );
  });
});

test('a line is broken between words only', () => {
  const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{0,9}$/)), fc.integer({ min: 1, max: 60 }), (parts, width) => {
      const line = parts.join(' ');
      const lines = wrapped(line, width).split('\n');
      expect(lines.flatMap(words)).toEqual(words(line));
      for (const one of lines) expect(one.trimStart().includes(' ') ? one.length : 0).toBeLessThanOrEqual(width);
    }),
    { seed, numRuns: runs('cli lines break', { fast: 300, nightly: 10_000 }) },
  );
});
