// Proves that times are read and written on the clocks of the zone asked for, around changes of those clocks as well.
import { expect, test } from 'vitest';
import { spanText, wallClock } from './wall-clock.js';

const prague = wallClock('Europe/Prague');
const day = Date.parse('2026-11-25T12:00:00Z');

test('an instant is shown on the clocks of the zone', () => {
  expect(prague.full(day)).toBe('2026-11-25 13:00:00');
  expect(prague.minute(Date.parse('2026-07-01T00:05:00Z'))).toBe('02:05');
  expect(wallClock('Asia/Kolkata').second(day)).toBe('17:30:00');
});

test.each([
  ['11:07', '2026-11-25T10:07:00Z'],
  ['11:07:30', '2026-11-25T10:07:30Z'],
  ['24:00', '2026-11-25T23:00:00Z'],
  ['2026-07-01T11:07', '2026-07-01T09:07:00Z'],
  ['2026-07-01 11:07:05', '2026-07-01T09:07:05Z'],
  ['2026-07-01T11:07:05Z', '2026-07-01T11:07:05Z'],
  ['2026-07-01T11:07:05+02:00', '2026-07-01T09:07:05Z'],
])('%s is %s', (text, instant) => {
  expect(new Date(prague.read(text, '--from', day)).toISOString()).toBe(new Date(instant).toISOString());
});

test.each(['', '7', '25:00', '11:60', '2026-02-30T10:00', '2026-11-25', 'tomorrow', '2026-11-25T29:00'])('"%s" is no time', (text) => {
  expect(() => prague.read(text, '--from', day)).toThrow(`--from ${text} is no time.`);
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [1_250, '1.3 s'],
  [59_949, '59.9 s'],
  [60_000, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [7_800_000, '2 h 10 min'],
  [59_960, '1 min 00 s'],
  [7_170_000, '2 h 00 min'],
])('%d ms is %s', (ms, text) => {
  expect(spanText(ms)).toBe(text);
});
