/** Proves that our own date arithmetic agrees with the platform's, which the core may not ask. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { dateDays, instantMs, weekdayOf } from './date.js';

// Every day from 1900 to 2200 has the number and the weekday the platform gives it, and no day is skipped.
test('every day of three centuries', () => {
  const wrong: string[] = [];
  for (let days = -25_567; days < 84_006; days += 1) {
    const date = new Date(days * 86_400_000);
    const text = date.toISOString().slice(0, 10);
    if (dateDays(text) !== days || weekdayOf(days) !== (date.getUTCDay() + 6) % 7) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

// Dates that do not exist are refused.
test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '1900-02-29', '2026-01-00', '26-01-01'])('%s is no day', (text) => {
  expect(dateDays(text)).toBeNull();
  expect(instantMs(text)).toBeNull();
});

// Instants with offsets mean the same as to the platform.
test('instants agree with the platform', () => {
  const instant = fc.tuple(
    fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
    fc.integer({ min: -14 * 60, max: 14 * 60 }),
  );
  fc.assert(
    fc.property(instant, ([date, offset]) => {
      const size = Math.abs(offset);
      const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
      const text = `${date.toISOString().slice(0, 19)}${zone}`;
      expect(instantMs(text)).toBe(Date.parse(text));
    }),
    { seed, numRuns: runs('instants', { fast: 500, nightly: 20_000 }) },
  );
  expect(instantMs('2026-12-25T24:00Z')).toBeNull();
  expect(instantMs('2026-12-25T08:00')).toBeNull();
});
