/** Proves that calling windows are kept in the zone of each customer, clock changes included, and that a customer's day is the local one. */
import type { Plan } from '@signalbox/engine';
import { dayCalendar, isOpenAt, nextChangeMs, windowCalendar } from '@signalbox/engine/plan';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { extendCalendars } from './compile-calendar.js';
import { readPlanText } from './read-plan.js';
import { ZONES } from './testing/hours-files.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 2, 1);
const text = (window: string): string => `plan: shop
hubs:
  athens: { kind: multilingual, country: GR, zone: Europe/Athens, languages: [el, en] }
queues:
  sales: { channels: [voice] }
callingWindows:
  polite: { weekly: { ${window} }, holidays: [2026-12-25] }
customerZones: [${ZONES.join(', ')}]
campaigns:
  leads: { queue: sales, window: polite }
`;

function read(window: string): { plan: Plan; hours: Parameters<typeof extendCalendars>[0] } {
  const done = readPlanText(text(window), { nowMs: NOW_MS });
  if (!done.ok) throw new Error(done.problems.map(({ message }) => message).join(' '));
  return done;
}

const DAYTIME = read('mon-fri: ["09:00-20:00"]');
const NIGHT = read('mon-sun: ["20:30-03:15"]');

/** Minutes since midnight and day of the week (1 Monday) on the customer's wall. */
function wall(atMs: number, zone: string) {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return { date: local.toPlainDate(), minute: local.hour * 60 + local.minute, day: local.dayOfWeek };
}

// Law: at any instant, in any zone, the window is open exactly if the customer's own clock shows an hour of it.
test('the customer’s clock decides', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 399 * 24 * 60 }), (zone, after) => {
      const atMs = NOW_MS + after * 60_000;
      const { date, minute, day } = wall(atMs, zone);
      const open = day <= 5 && minute >= 540 && minute < 1_200 && date.toString() !== '2026-12-25';
      expect(isOpenAt(DAYTIME.plan.calendars[windowCalendar('polite', zone)] as never, atMs)).toBe(open);
    }),
    { seed, numRuns: runs('calling windows', { fast: 2_000, nightly: 200_000 }) },
  );
});

// Law: a window over midnight belongs to the evening it begins on, both nights the clocks change included.
test('a window over midnight', () => {
  const zone = 'Europe/Berlin';
  const calendar = NIGHT.plan.calendars[windowCalendar('polite', zone)];
  for (let atMs = NOW_MS; atMs < NOW_MS + 300 * DAY_MS; atMs += 900_000) {
    const { date, minute } = wall(atMs, zone);
    const evening = minute >= 1_230 ? date : minute < 195 ? date.subtract({ days: 1 }) : undefined;
    expect(isOpenAt(calendar as never, atMs)).toBe(evening !== undefined && evening.toString() !== '2026-12-25');
  }
});

// Law: the days of a zone begin where its calendar turns the page, also where the clocks jump over midnight.
test('a day is the customer’s', () => {
  for (const zone of ZONES) {
    const days = DAYTIME.plan.calendars[dayCalendar(zone)] as Plan['calendars'][string];
    let atMs: number | null = NOW_MS;
    for (let count = 0; count < 2 * 390 && atMs !== null; count++) {
      atMs = nextChangeMs(days, atMs);
      if (atMs === null || !isOpenAt(days, atMs)) continue;
      expect(wall(atMs, zone).date.equals(wall(atMs - 1, zone).date)).toBe(false);
      expect(Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).startOfDay().epochMilliseconds).toBe(atMs);
    }
  }
});

// They are made to reach further with the plan's other calendars, and agree where both reach.
test('reach further like any calendar', () => {
  const later = extendCalendars(DAYTIME.hours, DAYTIME.plan.calendars, { nowMs: NOW_MS + 100 * DAY_MS });
  expect(later.map(({ id }) => id).sort()).toEqual(Object.keys(DAYTIME.plan.calendars).sort());
  for (const calendar of later)
    for (let atMs = NOW_MS + 100 * DAY_MS; atMs < NOW_MS + 399 * DAY_MS; atMs += 7_200_000)
      expect(isOpenAt(calendar, atMs)).toBe(isOpenAt(DAYTIME.plan.calendars[calendar.id] as never, atMs));
});

// A zone nobody knows is told where it stands, and the nearest there is.
test('an unknown zone', () => {
  const { problems } = readPlanText(text('mon: []').replace('customerZones: [', 'customerZones: [Europe/Lisboa, '), { nowMs: NOW_MS });
  expect(problems.map(({ code, line, column, nearest }) => [code, line, column, nearest])).toContainEqual([
    'ZONE_UNKNOWN',
    8,
    17,
    'Europe/Lisbon',
  ]);
});

// A window given compiled must be so for every zone customers are in; what is missing is told where it stands.
test('a compiled window without a zone', () => {
  const compiled = 'zones: { Europe/Berlin: { instantsMs: [1, 2], horizonMs: 3, tzdata: x } }';
  const { problems } = readPlanText(text('mon: []').replace(/weekly: .*\]/, compiled), { nowMs: NOW_MS });
  expect(problems.map(({ code, line, message }) => [code, line, message])).toEqual([['VALUE_INVALID', 7, `zones must hold ${ZONES[0]}.`]]);
});
