// Proves that lists, ranges and factors give exactly the values they seem to, and that what is none of them is refused.
import { expect, test } from 'vitest';
import { Failure } from '../failure.js';
import { valuesOf } from './values.js';

const made = (text: string, written: unknown = 10): readonly unknown[] => valuesOf(text).map(({ from }) => from(written));

test('lists and ranges, with units, in the order written', () => {
  expect(made('300,400')).toEqual([300, 400]);
  expect(made('4..7')).toEqual([4, 5, 6, 7]);
  expect(made('0.8..1.2')).toEqual([0.8, 0.9, 1, 1.1, 1.2]);
  expect(made('60s..180s/60s')).toEqual(['60s', '120s', '180s']);
  expect(made('0%..20%/10%')).toEqual(['0%', '10%', '20%']);
  expect(made('cut,serve-out')).toEqual(['cut', 'serve-out']);
  expect(made('1..3,9')).toEqual([1, 2, 3, 9]);
});

test('factors on numbers, durations and percent', () => {
  expect(made('x0.8..1.2/0.2', 850)).toEqual([680, 850, 1_020]);
  expect(made('×1,1.5', '4m')).toEqual(['4m', '6m']);
  expect(made('x2', '30%')).toEqual(['60%']);
  expect(made('x0.8,1.1', '1h30m')).toEqual(['4320000ms', '5940000ms']);
  expect(() => made('x2', 'cut')).toThrow(Failure);
  expect(() => valuesOf('x2')[0]?.from(undefined)).toThrow('says nothing');
});

// A file that says 6m is not wrong because somebody asks for a fifth less of it.
test('whatever a duration comes to is one that a scenario may have', () => {
  expect(made('x0.8..1.2/0.2', '6m')).toEqual(['288000ms', '6m', '432000ms']);
  expect(made('4.5m,0.333s')).toEqual(['270000ms', '333ms']);
  expect(made('x0.333', '10ms')).toEqual(['3ms']);
});

test('values that do not rise, mix units, are not numbers or are too many are refused', () => {
  for (const text of ['8..4', '1m..9s', 'a..b', '1..9/0', '0..1000', '', '1,,2', 'x80%'])
    expect(() => valuesOf(text), text).toThrow(Failure);
  expect(() => valuesOf('1..9/0')).toThrow('The step of 1..9/0 is not above 0.');
});
