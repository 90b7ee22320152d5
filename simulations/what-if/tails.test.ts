// Spans that were cut off count for as long as they were seen, as Kaplan and Meier have it, and what was never seen to end does not.
import { describe, expect, test } from 'vitest';
import { tailOf } from './tails.js';

/** Ended at 10, 30 and 50; cut off at 20 and 40. So 4/5 last longer than 10, 4/5 · 2/3 longer than 30, and none longer than 50. */
const tail = tailOf([
  { ms: 50, whole: true },
  { ms: 20, whole: false },
  { ms: 10, whole: true },
  { ms: 40, whole: false },
  { ms: 30, whole: true },
]);

describe('a tail', () => {
  test.each([
    [-1, 0.1, 10],
    [-1, 0.21, 30],
    [-1, 0.46, 30],
    [-1, 0.47, 50],
    [10, 0.3, 30],
    [10, 0.34, 50],
    [35, 0, 50],
  ])('beyond %d, at %d: %d', (ms, u, ends) => expect(tail.beyond(ms, u)).toBe(ends));

  test('never ends where the longest observation was cut off, or nothing was seen', () => {
    expect(tail.beyond(50, 0.5)).toBeNull();
    expect(tailOf([]).beyond(0, 0.5)).toBeNull();
    const open = tailOf([
      { ms: 10, whole: true },
      { ms: 99, whole: false },
    ]);
    expect([open.beyond(0, 0.4), open.beyond(0, 0.6)]).toEqual([10, null]);
  });
});
