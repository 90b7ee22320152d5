// Proves that a progress line tells share, number, rate and time left, also before the first and after the last record, and that the time left is that of the work once it runs, not of its start.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../scripts/testing/runs.js';
import { openPace } from './pace.js';
import { progressLine } from './progress.js';

const steady = (perSecond: number) => ({ perSecond, isSteady: true });

test.each([
  [{ done: 0, total: 4_000, pace: steady(0) }, 'verifying ░░░░░░░░░░░░░░░░░░░░░░░░ 0 %  0 of 4,000 records  0/s'],
  [{ done: 1_000, total: 4_000, pace: steady(500) }, 'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  1,000 of 4,000 records  500/s  6 s left'],
  [
    { done: 1_000, total: 4_000, pace: { perSecond: 500, isSteady: false } },
    'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  1,000 of 4,000 records  500/s',
  ],
  [
    { done: 1_000, total: 400_000, pace: steady(500) },
    'verifying ░░░░░░░░░░░░░░░░░░░░░░░░ 0 %  1,000 of 400,000 records  500/s  14 min left',
  ],
  [
    { done: 4_200, total: 4_000, pace: steady(4_200) },
    'verifying ████████████████████████ 100 %  4,200 of 4,000 records  4,200/s  0 s left',
  ],
  [{ done: 1, total: 4, pace: steady(0.125), unit: 'runs' }, 'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  1 of 4 runs  0.1/s  24 s left'],
  [
    { done: 0, underWay: 0.5, total: 2, pace: steady(0.025), unit: 'runs' },
    'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  0 of 2 runs  1.5/min  60 s left',
  ],
])('%j', (far, line) => {
  expect(progressLine('verifying', far)).toBe(line);
});

// A line that the terminal breaks could not be redrawn in place: each one would stay where it is.
test.each([
  [65, 'verifying ██░░░░░░ 25 %  1,000 of 4,000 records  500/s  6 s left'],
  [50, 'verifying 25 %  1,000 of 4,000 records  500/s  6 s left'.slice(0, 49)],
  [200, 'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  1,000 of 4,000 records  500/s  6 s left'],
])('of %i columns a line takes fewer', (columns, line) => {
  expect(progressLine('verifying', { done: 1_000, total: 4_000, pace: steady(500), columns })).toBe(line);
});

test('however long nothing is done, and however slow the first two seconds are, the pace is that of what follows', () => {
  const span = (most: number) => fc.integer({ min: 1, max: most });
  fc.assert(
    fc.property(fc.nat(60_000), span(100), span(100), fc.integer({ min: 3_000, max: 60_000 }), (idleMs, slow, fast, workedMs) => {
      const pace = openPace(0);
      const doneAfter = (ms: number): number => (Math.min(ms, 2_000) * slow + Math.max(0, ms - 2_000) * fast) / 1_000;
      for (let atMs = 0; atMs <= idleMs; atMs += 200) pace.take(atMs, 0);
      const from = idleMs - (idleMs % 200);
      for (let ms = 100; ms <= workedMs; ms += 100) {
        pace.take(from + ms, doneAfter(ms));
        expect(pace.isSteady).toBe(ms >= 3_000);
      }
      expect(pace.perSecond).toBeCloseTo(fast, 6);
    }),
    { numRuns: runs('cli progress', { fast: 30, nightly: 1_000 }), seed },
  );
});

// Otherwise the time left would grow until the next piece is over.
test('of work told in whole pieces the pace is that from piece to piece, whenever it is looked at', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 90 }), fc.integer({ min: 2, max: 9 }), fc.nat(1_000), (pieceS, pieces, share) => {
      const pace = openPace(0);
      for (let atMs = pieceS * 1_000; atMs <= pieces * pieceS * 1_000; atMs += 200) pace.take(atMs, Math.floor(atMs / (pieceS * 1_000)));
      const lookMs = pieces * pieceS * 1_000 + Math.floor((share * pieceS * 999) / 1_000);
      pace.take(lookMs, pieces);
      expect(pace.isSteady).toBe(true);
      expect(pace.perSecond).toBeCloseTo(1 / pieceS, 9);
    }),
    { numRuns: runs('cli progress, pieces', { fast: 100, nightly: 1_000 }), seed },
  );
});
