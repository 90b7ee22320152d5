/** Fairness is worked out by hand: who is there and has nothing to do counts as much as who is busy, who is not there does not count. */
import { expect, test } from 'vitest';
import { fairnessOf } from './fairness.js';

const HOUR_MS = 3_600_000;

test.each([
  // Jain: (sum of occupancies)² ÷ (agents × sum of their squares).
  [
    'one of four does everything',
    [
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    1 / 4,
  ],
  [
    'one half busy, two idle, one away',
    [
      [2, 2],
      [0, 4],
      [0, 1],
      [0, 0],
    ],
    0.5 ** 2 / (3 * 0.5 ** 2),
  ],
  [
    'all as busy, some for longer',
    [
      [1, 3],
      [2, 6],
      [0.5, 1.5],
    ],
    1,
  ],
  [
    'three quarters and one quarter busy',
    [
      [3, 1],
      [1, 3],
    ],
    1 / (2 * (0.75 ** 2 + 0.25 ** 2)),
  ],
  [
    'nobody has anything to do',
    [
      [0, 1],
      [0, 2],
    ],
    1,
  ],
] as const)('%s', (_, hours, index) => {
  const byAgent = new Map(
    hours.map(([occupied, ready], n) => [
      `agent-${n}`,
      { group: 'team', hub: 'dublin', occupiedMs: occupied * HOUR_MS, readyMs: ready * HOUR_MS },
    ]),
  );
  expect(fairnessOf(byAgent).get('team')).toBeCloseTo(index, 12);
});

test('a group of whom nobody was there has none; groups are apart', () => {
  const one = (group: string, occupiedMs: number, readyMs: number) => ({ group, hub: 'dublin', occupiedMs, readyMs });
  const byAgent = new Map([
    ['ann', one('busy', HOUR_MS, 0)],
    ['ben', one('idle', 0, HOUR_MS)],
    ['cas', one('away', 0, 0)],
  ]);
  expect(fairnessOf(byAgent)).toEqual(
    new Map([
      ['busy', 1],
      ['idle', 1],
    ]),
  );
});
