// Proves that local times become the instants at which clocks show them, around changes of the clocks too.
import { expect, test } from 'vitest';
import { wallInstantMs } from './wall-time.js';

const HOUR_MS = 3_600_000;

test.each([
  ['in winter', 'Europe/Prague', '2026-03-11', 9, '2026-03-11T08:00Z'],
  ['in summer', 'Europe/Prague', '2026-07-01', 9, '2026-07-01T07:00Z'],
  ['in another zone', 'Europe/Lisbon', '2026-07-01', 9, '2026-07-01T08:00Z'],
  ['just before spring puts clocks on', 'Europe/Prague', '2026-03-29', 1.5, '2026-03-29T00:30Z'],
  ['a time that spring skips, as told before the change', 'Europe/Prague', '2026-03-29', 2.5, '2026-03-29T01:30Z'],
  ['just after spring put clocks on', 'Europe/Prague', '2026-03-29', 3, '2026-03-29T01:00Z'],
  ['the first of a time that autumn repeats', 'Europe/Prague', '2026-10-25', 2.5, '2026-10-25T00:30Z'],
  ['just after autumn put clocks back', 'Europe/Prague', '2026-10-25', 3, '2026-10-25T02:00Z'],
])('%s', (_, zone, date, hours, instant) => {
  expect(wallInstantMs(date, hours * HOUR_MS, zone)).toBe(Date.parse(instant));
});

test.each(['2026-02-30', '2026-3-11', 'today'])('"%s" is no date', (date) => {
  expect(() => wallInstantMs(date, 0, 'Europe/Prague')).toThrow(`"${date}" is not a date; write it as 2026-03-11.`);
});
