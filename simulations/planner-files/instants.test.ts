/** Proves that an instant without an offset is what the clocks of the zone show, also on the days on which they are changed. */
import { expect, test } from 'vitest';
import { readRecorded } from './index.js';

/** Warsaw puts its clocks forward on 2026-03-29 from 02:00 to 03:00, and back on 2026-10-25 from 03:00 to 02:00. */
const read = (at: string) => {
  const { rows, problems } = readRecorded({ file: 'r.csv', text: `at,queue,channel\n${at},travel,voice\n` }, 'Europe/Warsaw');
  return rows[0]?.row.at ?? problems[0]?.message;
};
const once = (instant: string) => ({ atMs: Date.parse(instant), shownTwice: false });

test.each([
  ['2026-03-11T09:30:12', '2026-03-11T08:30:12Z'],
  ['2026-03-11 9:30', '2026-03-11T08:30:00Z'],
  ['2026-07-11 09:30:12.0059', '2026-07-11T07:30:12.005Z'],
  ['2026-07-11T09:30:12Z', '2026-07-11T09:30:12Z'],
  ['2026-07-11T09:30:12-05:00', '2026-07-11T14:30:12Z'],
  [String(Date.parse('2026-07-11T09:30:12Z')), '2026-07-11T09:30:12Z'],
  ['2026-03-29 01:59:59', '2026-03-29T00:59:59Z'],
  ['2026-03-29 03:00', '2026-03-29T01:00:00Z'],
  ['2026-10-25 03:00', '2026-10-25T02:00:00Z'],
  ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00Z'],
])('%s is %s', (written, instant) => {
  expect(read(written)).toEqual(once(instant));
});

test('of a time the clocks show twice the first is meant, and it is known to be one of two', () => {
  expect(read('2026-10-25 02:30:01')).toEqual({ atMs: Date.parse('2026-10-25T00:30:01Z'), shownTwice: true });
});

test('a time the clocks skip is refused and says why; so is what is no time of the calendar', () => {
  expect(read('2026-03-29 02:30')).toBe(
    'Column at: 2026-03-29 02:30 is skipped by the clocks of Europe/Warsaw, which are put forward there; write it with its offset.',
  );
  for (const none of ['2026-02-30 09:00', '2026-03-11 24:01', '2026-03-11 09:30:60', '09:30', 'yesterday'])
    expect(read(none)).toMatch(`Column at: ${none} must be an instant such as`);
});
