/** Proves that spans read as people write them and are written so that they read back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { durationMs, formatDuration, spanOrShareMs } from './duration.js';
import { duration } from './fields.js';

// Each unit and their combinations mean what they say.
test.each([
  ['20s', 20_000],
  ['4h', 14_400_000],
  ['1h30m', 5_400_000],
  ['500ms', 500],
  ['2d', 172_800_000],
  ['1m1ms', 60_001],
  [1500, 1500],
])('%s is %i ms', (text, spanMs) => expect(durationMs(text)).toBe(spanMs));

// What only looks like a span is refused by the schema, not read as something else.
test.each(['', '20', 's', '20 s', '1m1h', '-5s', '1.5h', 1.5, -1, null])('%s is no span', (text) => {
  expect(duration.safeParse(text).success).toBe(false);
});

// A share is taken of the whole, rounded down; a span of its own stays what it is.
test('a share of a span', () => {
  expect(spanOrShareMs('50%', 14_400_000)).toBe(7_200_000);
  expect(spanOrShareMs('33%', 100)).toBe(33);
  expect(spanOrShareMs('20s', 100)).toBe(20_000);
});

// Whatever is written reads back to the same milliseconds.
test('written and read back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 8_000_000_000_000 }), (spanMs) => {
      const text = formatDuration(spanMs);
      expect(duration.safeParse(text).success).toBe(true);
      expect(durationMs(text)).toBe(spanMs);
    }),
    { seed, numRuns: runs('durations', { fast: 1_000, nightly: 100_000 }) },
  );
});
