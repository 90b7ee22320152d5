/** What no number of agents reaches is told with the reason: a queue that is closed, nobody there, or shifts at the wrong time. */
import type { Staffed, StaffGoal, StaffPoint } from '@signalbox/simulations/staffing';
import { expect, test } from 'vitest';
import { lackingTexts } from './lacking.js';
import { DAY_MS, goals } from './testing/three-days.js';

const HOUR_MS = 3_600_000;
const point = (slacks: readonly number[]): StaffPoint => ({ slacks }) as unknown as StaffPoint;

// "Look at when they work" sends people looking; when nobody is there is known.
test('a target missed because nobody is there is reported with the time', () => {
  const goal = goals[0] as StaffGoal;
  const lines = [{ shifts: [{ fromMs: 0, toMs: DAY_MS }] }];
  const trial = { zone: 'Europe/Lisbon', countFromMs: 0, toMs: 3 * DAY_MS, plan: { queues: [], calendars: {} } };
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

// Nobody can be hired for a holiday on which the queue does not open; a day on which it opens late is another matter.
test('days on which the calendar of the queue does not open are told together, with its name', () => {
  const openedFor = (...windows: readonly (readonly [from: number, to: number])[]) => ({
    zone: 'UTC',
    countFromMs: 0,
    toMs: 3 * DAY_MS,
    plan: {
      queues: [
        { id: 'calls', tenant: 'shop', calendar: 'office' },
        { id: 'mail', tenant: 'shop', calendar: null },
      ],
      calendars: { office: { id: 'office', instantsMs: windows.flat(), horizonMs: 400 * DAY_MS, tzdata: '2026a' } },
    },
  });
  const lines = [{ shifts: [{ fromMs: 0, toMs: 3 * DAY_MS }] }];
  const lacking = (trial: object) =>
    lackingTexts({ goals, found: point([-1, -1, -1]), lines, trial, period: 'day', finished: true, uncovered: [] } as unknown as Staffed);
  const general = 'more agents on these shifts do not help: look at when they work, and who may serve';
  expect(lacking(openedFor([DAY_MS + 9 * HOUR_MS, DAY_MS + 17 * HOUR_MS]))).toEqual([
    'Not reached: queue calls: abandoned ≤ 5.0 % on Thu 1970-01-01, Sat 1970-01-03; queue calls is closed then by its calendar office.',
    `Not reached: queue calls: abandoned ≤ 5.0 % on Fri 1970-01-02; ${general}.`,
  ]);
  // Open until the very first instant of the day is closed on that day.
  expect(lacking(openedFor([0, DAY_MS])).at(-1)).toContain('on Fri 1970-01-02, Sat 1970-01-03; queue calls is closed');
});
