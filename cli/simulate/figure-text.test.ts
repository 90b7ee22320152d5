// Proves that figures and what is asked of them are told as people write them, the interval in the unit of what it belongs to.
import { expect, test } from 'vitest';
import { figureText, goalOf } from './figure-text.js';

test.each([
  [301_071, 835, 'ms', '5 min 01 s ±1 s'],
  [301_071, 35, 'ms', '5 min 01 s ±1 s'],
  [260_000, 2_300, 'ms', '4 min 20 s ±2 s'],
  [160, 29, 'ms', '160 ms ±29 ms'],
  [294, 372, 'ms', '294 ms ±372 ms'],
  [405, 1_400, 'ms', '0.4 s ±1.4 s'],
  [15_000, 34_200, 'ms', '15.0 s ±34.2 s'],
  [7_300, 1_000, 'ms', '7.3 s ±1.0 s'],
  [0, 20_000, 'ms', '0.0 s ±20.0 s'],
  [19_100, 150_000, 'ms', '19 s ±2 min 30 s'],
  [10_260_000, 917_000, 'ms', '2 h 51 min ±15 min'],
  [2_700_000, 4_200_000, 'ms', '45 min ±1 h 10 min'],
  [59_960, 59_960, 'ms', '1 min 00 s ±1 min 00 s'],
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

test.each([
  ['serviceLevel', 0.8, true, 20_000, 'service level ≥ 80.0 % in 20 s'],
  ['serviceLevel', 0.8, true, null, 'service level ≥ 80.0 % in the target of the plan'],
  ['asaMs', 15_000, false, null, 'mean wait ≤ 15 s'],
  ['occupancy', 0.85, false, null, 'occupancy ≤ 85.0 %'],
])('a goal of %s', (figure, goal, least, withinMs, text) => {
  expect(goalOf({ figure, goal, least, target: { withinMs } } as Parameters<typeof goalOf>[0])).toBe(text);
});
