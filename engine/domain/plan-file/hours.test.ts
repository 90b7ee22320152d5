/** Proves that opening hours are read as written and that windows which contradict each other are told. */
import { expect, test } from 'vitest';
import type { HoursFile } from './calendar-file.js';
import { dateDays } from './date.js';
import { hoursOf, readHours, windowsOn } from './hours.js';
import { Findings } from './problems.js';

const read = (file: Partial<HoursFile>) => {
  const findings = new Findings('plan');
  const hours = hoursOf({ zone: 'Europe/Lisbon', weekly: {}, ...file }, ['calendars', 'c'], findings);
  return { hours, codes: findings.problems.map(({ code, path }) => [code, path.slice(2).join('.')]) };
};
const day = (text: string): number => dateDays(text) as number;

// Ranges, lists and ranges over the weekend name the days they say; days not named are closed.
test('days of the week', () => {
  const { hours, codes } = read({ weekly: { 'fri-mon': ['08:00-09:00'], 'tue,thu': ['10:00-24:00'] } });
  expect(codes).toEqual([]);
  expect(hours.weekly.map((windows) => windows.length)).toEqual([1, 1, 0, 1, 1, 1, 1]);
  expect(windowsOn(hours, day('2026-11-24'))).toMatchObject([{ fromMinute: 600, untilMinute: 1_440 }]);
  expect(windowsOn(hours, day('2026-11-25'))).toEqual([]);
});

// A window that ends before it begins runs over midnight; a holiday or exception replaces what begins on its date.
test('over midnight, holidays, exceptions', () => {
  const { hours, codes } = read({
    weekly: { 'mon-sun': ['22:00-06:00'] },
    holidays: ['2026-12-25'],
    exceptions: { '2026-12-24': ['10:00-12:00'] },
  });
  expect(codes).toEqual([]);
  expect(windowsOn(hours, day('2026-12-23'))).toMatchObject([{ fromMinute: 1_320, untilMinute: 1_800 }]);
  expect(windowsOn(hours, day('2026-12-24'))).toMatchObject([{ fromMinute: 600, untilMinute: 720 }]);
  expect(windowsOn(hours, day('2026-12-25'))).toEqual([]);
});

// Windows that share a minute are told: within a day, into the next, and over the end of the week; touching ones are not.
test('overlaps', () => {
  expect(read({ weekly: { mon: ['08:00-12:00', '12:00-14:00'], tue: ['22:00-06:00'], wed: ['06:00-08:00'] } }).codes).toEqual([]);
  expect(read({ weekly: { mon: ['11:00-13:00', '08:00-12:00'] } }).codes).toEqual([['WINDOW_OVERLAP', 'weekly.mon.0']]);
  expect(read({ weekly: { tue: ['22:00-06:00'], wed: ['05:59-08:00'] } }).codes).toEqual([['WINDOW_OVERLAP', 'weekly.wed.0']]);
  expect(read({ weekly: { sun: ['22:00-06:00'], mon: ['05:00-08:00'] } }).codes).toEqual([['WINDOW_OVERLAP', 'weekly.mon.0']]);
});

// What is no window, no day, or said twice is told at its place.
test('mistakes have places', () => {
  expect(read({ weekly: { mon: ['08:00-08:00', '25:00-26:00', '24:00-08:00', '08:60-09:00'] } }).codes).toEqual(
    [0, 1, 2, 3].map((index) => ['WINDOW_INVALID', `weekly.mon.${index}`]),
  );
  expect(read({ weekly: { 'mon-fri': [], fri: [] } }).codes).toEqual([['DAY_TWICE', 'weekly.fri']]);
  expect(read({ holidays: ['2026-02-30'] }).codes).toEqual([['VALUE_INVALID', 'holidays.0']]);
  expect(read({ holidays: ['2026-12-25'], exceptions: { '2026-12-25': [] } }).codes).toEqual([['DATE_TWICE', 'exceptions.2026-12-25']]);
});

// Hours with any mistake are not handed to a compiler.
test('only hours in order are read', () => {
  expect(readHours({ zone: 'Europe/Lisbon', weekly: { mon: ['08:00-20:00'] } })?.zone).toBe('Europe/Lisbon');
  expect(readHours({ zone: 'Europe/Lisbon', weekly: { mon: ['08:00-08:00'] } })).toBeUndefined();
  expect(readHours({ zone: 'Europe/Lisbon', weekly: { moon: [] } })).toBeUndefined();
  expect(readHours(null)).toBeUndefined();
});
