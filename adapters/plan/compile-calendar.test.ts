/** Proves that opening hours become the instants at which the zone's own clocks say so: half-open, over midnight, through every change of clocks. */
import { addOpenMs, type CompiledCalendar, type Hours, isOpenAt, nextChangeMs, readHours } from '@signalbox/engine/plan';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { compileCalendar, extendCalendars, isZone, tzdataVersion } from './compile-calendar.js';
import { hoursFiles, ZONES } from './testing/hours-files.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const hoursOf = (zone: string, weekly: object, more: object = {}): Hours => readHours({ zone, weekly, ...more }) as Hours;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const compiled = (zone: string, weekly: object, now: string, more: object = {}): CompiledCalendar =>
  compileCalendar('c', hoursOf(zone, weekly, more), { nowMs: at(now) });
/** Open time between two instants, counted on the compiled calendar. */
const openMs = (calendar: CompiledCalendar, fromMs: number, toMs: number): number => {
  let sum = 0;
  for (let index = 0; index < calendar.instantsMs.length; index += 2) {
    const [open, close] = calendar.instantsMs.slice(index, index + 2) as [number, number];
    sum += Math.max(0, Math.min(close, toMs) - Math.max(open, fromMs));
  }
  return sum;
};

// Open at the first millisecond of a window, closed at its last (F19: one calendar was closed for a minute at every end of day).
test('half-open', () => {
  const calendar = compiled('Europe/Lisbon', { 'mon-fri': ['08:00-20:00'] }, '2026-11-24T00:00Z');
  expect(isOpenAt(calendar, at('2026-11-24T08:00Z') - 1)).toBe(false);
  expect(isOpenAt(calendar, at('2026-11-24T08:00Z'))).toBe(true);
  expect(isOpenAt(calendar, at('2026-11-24T20:00Z') - 1)).toBe(true);
  expect(isOpenAt(calendar, at('2026-11-24T20:00Z'))).toBe(false);
  expect(nextChangeMs(calendar, at('2026-11-27T21:00Z'))).toBe(at('2026-11-30T08:00Z'));
});

// A whole day is a whole day: windows that meet at midnight leave no closed minute between them (F19).
test('always open is never closed', () => {
  const span = { nowMs: at('2026-11-24T13:17Z') };
  const calendar = compileCalendar('c', hoursOf('Europe/Berlin', { 'mon-sun': ['00:00-24:00'] }), span);
  expect(calendar.instantsMs).toEqual([span.nowMs - DAY_MS, span.nowMs + 400 * DAY_MS]);
  expect(calendar.horizonMs).toBe(span.nowMs + 400 * DAY_MS);
  expect(calendar.tzdata).toBe(tzdataVersion());
});

// A window over midnight belongs to the day it begins on, also over the end of the week, and runs out on a holiday (F19).
test('F19 over midnight', () => {
  const calendar = compiled('Europe/Lisbon', { sun: ['22:00-06:00'] }, '2026-11-20T00:00Z', { holidays: ['2026-11-30'] });
  expect(calendar.instantsMs.slice(0, 2)).toEqual([at('2026-11-22T22:00Z'), at('2026-11-23T06:00Z')]);
  expect(isOpenAt(calendar, at('2026-11-30T05:59Z'))).toBe(true);
  expect(isOpenAt(calendar, at('2026-11-30T06:00Z'))).toBe(false);
});

// Autumn in Lisbon, 2026-10-25: the clocks show 01:00 to 02:00 twice. The same hours are an hour later in UTC, and the night is longer.
test('F19 Lisbon sets its clocks back', () => {
  const calendar = compiled('Europe/Lisbon', { 'mon-sat': ['08:00-20:00'], sun: ['00:30-01:30', '08:00-20:00'] }, '2026-10-24T00:00Z');
  expect(isOpenAt(calendar, at('2026-10-24T07:00Z'))).toBe(true);
  expect(calendar.instantsMs).toContain(at('2026-10-25T08:00Z'));
  expect(isOpenAt(calendar, at('2026-10-25T07:00Z'))).toBe(false);
  // 00:30 WEST is 23:30 UTC the evening before; the first 01:30 is 00:30 UTC. The second 01:00 to 01:30 stays closed.
  expect(calendar.instantsMs).toContain(at('2026-10-24T23:30Z'));
  expect(calendar.instantsMs).toContain(at('2026-10-25T00:30Z'));
  expect(isOpenAt(calendar, at('2026-10-25T01:15Z'))).toBe(false);
});

// A night shift through the repeated hour lasts nine hours, the one through the skipped hour seven.
test('night shifts through both changes', () => {
  const night = { 'mon-sun': ['22:00-06:00'] };
  const autumn = compiled('Europe/Lisbon', night, '2026-10-24T12:00Z');
  expect(openMs(autumn, at('2026-10-24T12:00Z'), at('2026-10-25T12:00Z'))).toBe(9 * HOUR_MS);
  const spring = compiled('Europe/Berlin', night, '2027-03-27T12:00Z');
  expect(openMs(spring, at('2027-03-27T12:00Z'), at('2027-03-28T12:00Z'))).toBe(7 * HOUR_MS);
});

// Spring in Berlin, 2027-03-28: 02:00 to 03:00 does not exist. A window that begins in it begins as the clocks jump, one inside it is not.
test('F19 Berlin sets its clocks forward', () => {
  const jump = at('2027-03-28T01:00Z');
  const calendar = compiled('Europe/Berlin', { sun: ['02:10-02:40', '02:45-04:00'] }, '2027-03-28T00:00Z');
  const first = calendar.instantsMs.findIndex((instant) => instant >= jump);
  expect(calendar.instantsMs.slice(first, first + 2)).toEqual([jump, jump + HOUR_MS]);
});

// São Paulo gave up daylight saving in 2019: its hours are the same in UTC all year, whatever the season.
test('São Paulo keeps its clocks', () => {
  const calendar = compiled('America/Sao_Paulo', { 'mon-sun': ['09:00-18:00'] }, '2026-06-01T00:00Z');
  const opens = calendar.instantsMs.filter((instant, index) => index % 2 === 0 && instant > at('2026-06-01T00:00Z'));
  expect(opens.length).toBeGreaterThan(390);
  expect(new Set(opens.map((open) => open % DAY_MS))).toEqual(new Set([12 * HOUR_MS]));
});

// Lord Howe Island moves its clocks by half an hour.
test('Lord Howe moves by half an hour', () => {
  const calendar = compiled('Australia/Lord_Howe', { 'mon-sun': ['09:00-17:00'] }, '2026-04-03T00:00Z');
  const opens = calendar.instantsMs.filter((instant, index) => index % 2 === 0 && instant >= at('2026-04-03T12:00Z')).slice(0, 3);
  expect(opens).toEqual([at('2026-04-03T22:00Z'), at('2026-04-04T22:30Z'), at('2026-04-05T22:30Z')]);
});

// Cairo's clocks change at midnight: the day has no 00:00 in spring, and 24:00 of the day before is still one instant.
test('a change at midnight', () => {
  const jump = at('2026-04-23T22:00Z');
  const calendar = compiled('Africa/Cairo', { thu: ['12:00-24:00'], fri: ['00:00-06:00'] }, '2026-04-22T12:00Z');
  expect(calendar.instantsMs.slice(0, 2)).toEqual([at('2026-04-23T10:00Z'), at('2026-04-24T03:00Z')]);
  expect(isOpenAt(calendar, jump)).toBe(true);
});

// Only names of zones count, not offsets or inventions.
test('zones', () => {
  expect(['Europe/Lisbon', 'UTC', 'Australia/Lord_Howe'].every(isZone)).toBe(true);
  expect(['Europe/Lisboa', '', '+01:00', 'Lisbon'].some(isZone)).toBe(false);
});

/**
 * Opening hours read off the clock on the wall minute by minute, by another rule than the compiler's: the latest time the clock
 * has shown so far stands for now (it does not run backwards), and now is open where it lies in a window.
 */
function readOffTheWall(hours: Hours, fromMs: number, minutes: number): boolean[] {
  const warmUpMinutes = 180;
  let latestMs = Number.NEGATIVE_INFINITY;
  const open: boolean[] = [];
  for (let minute = -warmUpMinutes; minute < minutes; minute += 1) {
    const atMs = fromMs + minute * MINUTE_MS;
    const aheadMs = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(hours.zone).offsetNanoseconds / 1_000_000;
    latestMs = Math.max(latestMs, atMs + aheadMs);
    if (minute >= 0) open.push(isInWindow(hours, latestMs));
  }
  return open;
}

/** `shownMs`: what the clock shows, told as the instant at which UTC shows it. */
function isInWindow(hours: Hours, shownMs: number): boolean {
  const day = Math.floor(shownMs / DAY_MS);
  const minute = Math.floor((shownMs - day * DAY_MS) / MINUTE_MS);
  const windows = (date: number) => hours.dates.get(date) ?? hours.weekly[(new Date(date * DAY_MS).getUTCDay() + 6) % 7] ?? [];
  return (
    windows(day).some(({ fromMinute, untilMinute }) => minute >= fromMinute && minute < untilMinute) ||
    windows(day - 1).some(({ untilMinute }) => minute < untilMinute - 1_440)
  );
}

/** Around a change of clocks as often as not: that is where mistakes are. */
const moments = fc.oneof(
  fc.constantFrom(
    ...['2026-10-25', '2027-03-28', '2026-04-05', '2026-10-04', '2026-11-01', '2027-03-14', '2026-04-24', '2026-10-29'].map((date) =>
      at(`${date}T00:00Z`),
    ),
  ),
  fc.integer({ min: 0, max: 365 }).map((days) => at('2026-06-01T00:00Z') + days * DAY_MS),
);

// The compiled calendar and the clock on the wall agree at every minute of three days, for any hours in any zone.
test('agrees with the clock on the wall', () => {
  fc.assert(
    fc.property(hoursFiles(), moments, (file, middleMs) => {
      const hours = readHours(file) as Hours;
      const fromMs = middleMs - DAY_MS;
      const calendar = compileCalendar('c', hours, { nowMs: middleMs });
      const wall = readOffTheWall(hours, fromMs, 3 * 1_440);
      const wrong = wall.flatMap((open, minute) => (isOpenAt(calendar, fromMs + minute * MINUTE_MS) === open ? [] : [minute]));
      expect(wrong).toEqual([]);
    }),
    { seed, numRuns: runs('calendars against the wall clock', { fast: 25, nightly: 1_000 }) },
  );
});

// Instants rise, come in pairs and stay within the span; a week without a change of clocks is open for the sum of its windows.
test('instants are in order, weeks are as long as written', () => {
  const steady = fc.record({
    file: hoursFiles({ zones: ['UTC', 'America/Sao_Paulo', 'Asia/Kolkata'], dated: false }),
    weeks: fc.integer({ min: 0, max: 50 }),
  });
  fc.assert(
    fc.property(steady, ({ file, weeks }) => {
      const hours = readHours(file) as Hours;
      const nowMs = at('2026-06-01T00:00Z');
      const calendar = compileCalendar('c', hours, { nowMs });
      expect(calendar.instantsMs.length % 2).toBe(0);
      expect(calendar.instantsMs.every((instant, index) => index === 0 || instant > (calendar.instantsMs[index - 1] as number))).toBe(true);
      expect(calendar.instantsMs.every((instant) => instant >= nowMs - DAY_MS && instant <= calendar.horizonMs)).toBe(true);
      const written = hours.weekly.flat().reduce((sum, { fromMinute, untilMinute }) => sum + untilMinute - fromMinute, 0);
      const fromMs = nowMs + weeks * 7 * DAY_MS;
      expect(openMs(calendar, fromMs, fromMs + 7 * DAY_MS)).toBe(written * MINUTE_MS);
      if (written > 0) expect(openMs(calendar, fromMs, addOpenMs(calendar, fromMs, written * MINUTE_MS))).toBe(written * MINUTE_MS);
    }),
    { seed, numRuns: runs('weeks', { fast: 60, nightly: 2_000 }) },
  );
});

// A later compilation continues an earlier one: where both speak they agree, and only calendars that gain time are returned.
test('calendars are extended', () => {
  fc.assert(
    fc.property(hoursFiles(), fc.integer({ min: 1, max: 200 }), (file, days) => {
      const hours = readHours(file) as Hours;
      const nowMs = at('2026-06-01T00:00Z');
      const laterMs = nowMs + days * DAY_MS;
      const early = compileCalendar('c', hours, { nowMs });
      const [late, ...others] = extendCalendars(
        new Map([
          ['c', hours],
          ['gone', hours],
        ]),
        { c: early },
        { nowMs: laterMs },
      );
      expect(others).toEqual([]);
      expect(late?.horizonMs).toBe(laterMs + 400 * DAY_MS);
      for (let probeMs = laterMs - DAY_MS; probeMs < early.horizonMs; probeMs += 7 * HOUR_MS + MINUTE_MS) {
        expect(isOpenAt(late as CompiledCalendar, probeMs)).toBe(isOpenAt(early, probeMs));
      }
      expect(extendCalendars(new Map([['c', hours]]), { c: late as CompiledCalendar }, { nowMs })).toEqual([]);
    }),
    { seed, numRuns: runs('extended calendars', { fast: 20, nightly: 500 }) },
  );
  expect(ZONES.every(isZone)).toBe(true);
});
