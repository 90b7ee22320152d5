/** Proves that a slip of the pen finds the name that was meant, and that other words find none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { editDistance, nearestName } from './nearest.js';

// A slip of each kind (left out, added, replaced, swapped, other case) finds the name.
test.each(['lisbn', 'lisbbon', 'lisban', 'libson', 'LISBON'])('%s is lisbon', (slip) => {
  expect(nearestName(slip, ['bucharest', 'lisbon', 'prague'])).toBe('lisbon');
});

// What is far from every name, and a name itself, are not corrected.
test('no guess without reason', () => {
  expect(nearestName('warsaw', ['bucharest', 'lisbon', 'prague'])).toBeNull();
  expect(nearestName('lisbon', ['lisbon'])).toBeNull();
  expect(nearestName('lisbon', [])).toBeNull();
});

// Of two names equally near the first wins, so that the answer does not depend on chance.
test('the first of equals', () => {
  expect(nearestName('bat', ['cat', 'rat'])).toBe('cat');
});

// A name of any length costs a bounded time: beyond 64 letters nothing is compared.
test('long names are not compared', () => {
  expect(nearestName('x'.repeat(65), ['x'.repeat(64)])).toBeNull();
});

// The distance is symmetric, zero only between equals, and at most the longer length.
test('the distance is one', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { seed, numRuns: runs('edit distance', { fast: 500, nightly: 20_000 }) },
  );
});
