import fc from 'fast-check';
import type { CompiledCalendar } from '../domain/calendar.js';
import { dayCalendar, windowCalendar } from '../domain/campaign.js';
import { anyCalendar } from './calendars.js';
import { BEGIN_MS, present, QUEUES, rarely, seconds, ZONES } from './names.js';

/** The days of a zone: some of them end within a history. */
const anyDays = (zone: string): fc.Arbitrary<CompiledCalendar> =>
  fc.integer({ min: 2, max: 60 }).map((tens) => ({
    id: dayCalendar(zone),
    instantsMs: Array.from({ length: 400 }, (_, half) => BEGIN_MS + (half - 1) * tens * 5_000),
    horizonMs: BEGIN_MS + 1_000_000_000,
    tzdata: '2026a',
  }));

/** Calling hours in each zone, and the days of each. */
export const callingCalendars: fc.Arbitrary<readonly CompiledCalendar[]> = fc.tuple(
  ...ZONES.map((zone) => anyCalendar(windowCalendar('polite', zone))),
  ...ZONES.map(anyDays),
);

export const anyCampaign = fc
  .record({
    queue: fc.constantFrom(...QUEUES),
    window: fc.constant('polite'),
    band: rarely(fc.integer({ min: 0, max: 3 }), 3),
    attempts: fc.integer({ min: 1, max: 5 }),
    attemptsPerDay: fc.integer({ min: 1, max: 3 }),
    retry: fc.record({ noAnswer: seconds(0, 20), busy: seconds(0, 10), machine: seconds(0, 60), failed: fc.constant(0) }),
    signalAfter: rarely(fc.integer({ min: 0, max: 2 }), 3),
    signalWithin: seconds(0, 200),
  })
  .map(present);
