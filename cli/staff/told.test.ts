/** What a target came to is told of the stretch that decides it, and what no number of agents reaches with the reason. */
import type { Staffed, StaffGoal, StaffPoint } from '@signalbox/simulations/staffing';
import { expect, test } from 'vitest';
import { bindingText } from './binding.js';
import { lackingTexts, targetRows } from './told.js';

const DAY_MS = 86_400_000;
const goals = [0, 1, 2].map(
  (day) =>
    ({
      of: 'contacts',
      target: { of: { queue: 'calls' }, withinMs: null },
      figure: 'abandonment',
      whom: 'all',
      goal: 0.05,
      least: false,
      fromMs: day * DAY_MS,
      toMs: (day + 1) * DAY_MS,
    }) as unknown as StaffGoal,
);
const point = (slacks: readonly number[]): StaffPoint => ({ slacks, values: slacks.map((slack) => 0.05 - slack) }) as unknown as StaffPoint;
const rowsOf = (found: readonly number[], checked: readonly number[]) =>
  targetRows({ goals, found: point(found), verified: { point: point(checked) } } as unknown as Staffed);

// The second day is the closest in the search, the third the one that the check misses: the second's figures would contradict the verdict.
test('a target that only the check misses is told of the day it misses, any other of the day that is closest in the search', () => {
  expect(rowsOf([0.02, 0.001, 0.01], [0.02, 0.003, -0.002])).toMatchObject([{ place: 2, verdict: 'missed-on-check' }]);
  expect(rowsOf([0.02, 0.001, 0.01], [0.02, 0.003, 0.002])).toMatchObject([{ place: 1, verdict: 'met' }]);
  expect(rowsOf([0.02, -0.001, 0.01], [0.02, 0.003, -0.002])).toMatchObject([{ place: 1, verdict: 'missed' }]);
});

// "Look at when they work" sends people looking; when nobody is there is known.
test('a target missed because nobody is there is reported with the time', () => {
  const goal = goals[0] as StaffGoal;
  const lines = [{ shifts: [{ fromMs: 0, toMs: DAY_MS }] }];
  const trial = { zone: 'Europe/Lisbon', countFromMs: 0, toMs: 3 * DAY_MS };
  const lacking = (uncovered: readonly object[]) =>
    lackingTexts({
      goals,
      found: point([-0.01, 0.01, 0.01]),
      lines,
      trial,
      period: 'day',
      finished: true,
      uncovered,
    } as unknown as Staffed);
  const stretch = (hour: number, contacts: number, day = 0) => {
    const fromMs = day * DAY_MS + hour * 3_600_000;
    return { name: 'calls', targets: [goal.target], fromMs, toMs: fromMs + 1_800_000, contacts };
  };
  expect(lacking([])).toEqual([expect.stringContaining('more agents on these shifts do not help')]);
  // It goes on until the morning after, or ends with the day: 08:00 alone would be that of the same day.
  const night = { ...stretch(17, 9), toMs: DAY_MS + 7 * 3_600_000 };
  expect(lacking([night]).join()).toContain('from 1970-01-01 18:00 to 1970-01-02 08:00 (9 contacts)');
  expect(lacking([{ ...night, toMs: DAY_MS - 3_600_000 }]).join()).toContain('from 1970-01-01 18:00 to 24:00 (9 contacts)');
  expect(lacking([stretch(8, 3), stretch(10, 12.4), stretch(11, 30, 1)])).toEqual([
    'Not reached: queue calls: abandoned ≤ 5.0 % on Thu 1970-01-01; nobody who may serve is at work for calls from 1970-01-01 11:00 to 11:30 (12 contacts), for calls from 1970-01-01 09:00 to 09:30 (3 contacts).',
  ]);
});

test('what binds by less than the figures show is not told as reached', () => {
  const told = (slack: number): string => {
    const fewer = [point([0.02, slack, 0.01])];
    const trial = { zone: 'Europe/Lisbon', countFromMs: 0, toMs: 3 * DAY_MS };
    return bindingText({ goals, found: { counts: [3] }, fewer, trial, period: 'day' } as unknown as Staffed, 0);
  };
  expect(told(-0.0001)).toBe('queue calls: abandoned ≤ 5.0 %, would just be missed on Fri 1970-01-02');
  expect(told(-0.002)).toBe('queue calls: abandoned ≤ 5.0 %, would be 5.2 % on Fri 1970-01-02');
});
