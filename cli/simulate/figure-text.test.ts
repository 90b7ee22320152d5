// Proves that figures are told as people write them, the interval in the unit of what it belongs to.
import { expect, test } from 'vitest';
import { figureText } from './figure-text.js';

test.each([
  [301_071, 835, 'ms', '5 min 01 s ±0.8 s'],
  [160, 29, 'ms', '160 ms ±29 ms'],
  [0.9421, 0.008, 'share', '94.2 % ±0.8'],
  [96, 0, 'number', '96'],
  [96.25, 1.5, 'number', '96.25 ±1.50'],
  [1_321.4, 11.43, 'number', '1,321 ±11'],
  [321, 0.4, 'number', '321.00 ±0.40'],
  [-1, 5.08, 'number', '-1.00 ±5.08'],
  [795_683.333_333, 1e-10, 'money', '7,956.83'],
  [Number.NaN, 0, 'share', '–'],
] as const)('%d ±%d %s is %s', (mean, halfWidth, unit, text) => {
  expect(figureText({ mean, halfWidth, count: 4 }, unit)).toBe(text);
});
