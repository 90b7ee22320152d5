// Proves that plots over days on which clocks are changed are neither bent nor folded: an hour that comes twice is drawn twice, and named once.
import type { Trial } from '@signalbox/simulations/scenario';
import { expect, test } from 'vitest';
import { clockSlots, daySlots, horizonSlots } from './curves.js';
import { horizonAxis } from './horizon-axis.js';

const HOUR_MS = 3_600_000;
const over = (from: string, hours: number, intervalMs = HOUR_MS / 2): Trial => {
  const countFromMs = Date.parse(from);
  return { countFromMs, toMs: countFromMs + hours * HOUR_MS, intervalMs, zone: 'Europe/Warsaw' } as Trial;
};
const labels = (trial: Trial): readonly string[] => {
  const { ticks, tickFormat } = horizonAxis(horizonSlots(trial));
  return ticks.map(tickFormat);
};

test.each([
  ['autumn', '2026-10-23T22:00Z', 49],
  ['spring', '2026-03-27T23:00Z', 47],
])('in %s stretches follow each other', (_, from, hours) => {
  const slots = horizonSlots(over(from, hours));
  expect(slots).toHaveLength(2 * hours);
  const gaps = slots.slice(1).map(({ at }, place) => at.getTime() - (slots[place]?.at.getTime() ?? 0));
  expect(new Set(gaps)).toEqual(new Set([HOUR_MS / 2]));
});

test('by what the clocks show, the hour that comes twice is one', () => {
  const slots = clockSlots(over('2026-10-24T22:00Z', 25));
  expect(slots).toHaveLength(48);
  expect(slots.find(({ minute }) => minute === 120)).toMatchObject({ intervals: [4, 6], spanMs: HOUR_MS });
});

// A line from 10:00 to 20:00 over hours that nobody simulated would be read as what happened in them.
test('over a time of day that a night does not have no line is drawn, and a whole day has no gap', () => {
  const night = daySlots(over('2026-03-11T19:00Z', 14));
  expect(night.filter(({ intervals }) => intervals.length === 0).map(({ minute }) => minute)).toEqual([600]);
  expect(night).toHaveLength(29);
  expect(daySlots(over('2026-03-10T23:00Z', 24)).every(({ intervals }) => intervals.length === 1)).toBe(true);
});

test.each([
  ['an hour', over('2026-03-11T08:00Z', 1, HOUR_MS / 4), ['09:00', '09:15', '09:30', '09:45']],
  ['a day of 25 hours', over('2026-10-24T22:00Z', 25), ['Sun 25 Oct', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00']],
  ['three days from the evening on', over('2026-03-11T17:00Z', 54), ['Wed 11 Mar', 'Thu 12 Mar', 'Fri 13 Mar']],
  [
    'ten weeks',
    over('2026-03-01T23:00Z', 24 * 70),
    ['Mon 2 Mar', 'Fri 13 Mar', 'Tue 24 Mar', 'Sat 4 Apr', 'Wed 15 Apr', 'Sun 26 Apr', 'Thu 7 May'],
  ],
] as const)('the labels of %s', (_, trial, expected) => {
  expect(labels(trial)).toEqual(expected);
});
