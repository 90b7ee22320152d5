// Proves that figures are written alike in every command: grouped, rounded once, and with a sign only where there is a difference.
import { expect, test } from 'vitest';
import { amount, number, overText, percentText, plural, tenthsText } from './number-text.js';

test('counts and amounts are grouped', () => {
  expect(number(130_313)).toBe('130,313');
  expect(amount(13_031_312)).toBe('130,313.12');
  expect(plural(1, 'hub')).toBe('1 hub');
  expect(plural(1_200, 'hub')).toBe('1,200 hubs');
});

test('a share has one decimal, and a number of agents at most one', () => {
  expect(percentText(0.94249)).toBe('94.2 %');
  expect(tenthsText(2.449)).toBe('2.4');
  expect(tenthsText(2.96)).toBe('3');
});

test.each([
  [2.46, '+2.5'],
  [-3, '−3'],
  [0.04, '0'],
  [-0.04, '0'],
])('%d over is written %s', (apart, text) => {
  expect(overText(apart)).toBe(text);
});
