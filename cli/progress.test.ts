// Proves that a progress line tells share, number, rate and time left, also before the first and after the last record.
import { expect, test } from 'vitest';
import { progressLine } from './progress.js';

test.each([
  [{ done: 0, total: 4_000, spentMs: 0 }, 'verifying ░░░░░░░░░░░░░░░░░░░░░░░░ 0 %  0 of 4,000 records  0/s'],
  [{ done: 1_000, total: 4_000, spentMs: 2_000 }, 'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  1,000 of 4,000 records  500/s  6 s left'],
  [{ done: 1_000, total: 400_000, spentMs: 2_000 }, 'verifying ░░░░░░░░░░░░░░░░░░░░░░░░ 0 %  1,000 of 400,000 records  500/s  14 min left'],
  [{ done: 4_200, total: 4_000, spentMs: 1_000 }, 'verifying ████████████████████████ 100 %  4,200 of 4,000 records  4,200/s  0 s left'],
  [{ done: 1, total: 4, spentMs: 8_000, unit: 'runs' }, 'verifying ██████░░░░░░░░░░░░░░░░░░ 25 %  1 of 4 runs  0.1/s  24 s left'],
  [
    { done: 0, underWay: 0.5, total: 2, spentMs: 20_000, unit: 'runs' },
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
  expect(progressLine('verifying', { done: 1_000, total: 4_000, spentMs: 2_000, columns })).toBe(line);
});
