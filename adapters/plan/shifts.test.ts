/** Proves that shifts of a roster become the instants at which people work: in their hub's zone, over midnight, through changes of clocks, without breaks. */
import { definePlan, type Plan } from '@signalbox/engine';
import { type CompiledCalendar, type Hours, isOpenAt, readHours } from '@signalbox/engine/plan';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { compileCalendar, extendCalendars } from './compile-calendar.js';
import { readRosterText } from './read-roster.js';
import { hoursFiles } from './testing/hours-files.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

function plan(): Plan {
  const hub = { kind: 'monolingual' as const, country: 'PT', languages: ['pt'] };
  const hubs = { lisbon: { ...hub, zone: 'Europe/Lisbon' }, berlin: { ...hub, zone: 'Europe/Berlin' } };
  const defined = definePlan({ plan: 'shop', hubs, queues: { orders: { channels: ['voice'] } } });
  if (!defined.ok) throw new Error('the plan these cases start from is in order');
  return defined.plan;
}

const read = (text: string, now: string) => readRosterText(text, plan(), { nowMs: at(now) });
function rosterOf(text: string, now: string) {
  const found = read(text, now);
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join(' '));
  return found;
}
/** Intervals that touch a span, as written in UTC. */
const worked = (hours: CompiledCalendar | undefined, from: string, until: string): string[] => {
  const spans: string[] = [];
  const instantsMs = hours?.instantsMs ?? [];
  for (let index = 0; index < instantsMs.length; index += 2) {
    const [begin, end] = instantsMs.slice(index, index + 2) as [number, number];
    const written = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    if (end > at(from) && begin < at(until)) spans.push(`${written(begin)} ${written(end)}`);
  }
  return spans;
};

// One shift worked in two zones is two sets of instants; agents of one hub share theirs, however many they are.
test('a named shift is worked in the zone of each hub', () => {
  const { roster } = rosterOf(
    `
shifts: { early: { weekly: { mon-fri: ["06:00-14:00"] } } }
groups: [{ group: a, count: 3, hub: lisbon, shift: early }]
agents: { jan: { hub: berlin, shift: early }, rui: { hub: lisbon } }`,
    '2026-11-24T00:00Z',
  );
  expect(roster.agents.map(({ shift }) => shift)).toEqual([
    'shifts/early/Europe/Berlin',
    null,
    ...Array(3).fill('shifts/early/Europe/Lisbon'),
  ]);
  const day = ['2026-11-24T00:00Z', '2026-11-25T00:00Z'] as const;
  expect(worked(roster.shifts['shifts/early/Europe/Lisbon'], ...day)).toEqual(['2026-11-24T06:00 2026-11-24T14:00']);
  expect(worked(roster.shifts['shifts/early/Europe/Berlin'], ...day)).toEqual(['2026-11-24T05:00 2026-11-24T13:00']);
});

// Dates have windows of their own, and a group or an agent may have a shift nobody else has.
test('dated shifts and breaks', () => {
  const { roster } = rosterOf(
    `
groups: [{ group: n, count: 2, hub: lisbon, shift: { weekly: { mon-sun: ["22:00-06:00"] }, breaks: ["02:00-02:30"] } }]
agents:
  ana:
    hub: lisbon
    shift:
      dates: { 2026-11-24: ["08:00-12:00", "13:00-17:00"], 2026-11-26: ["08:00-16:00"] }
      breaks: ["10:00-10:15", "12:30-13:30"]`,
    '2026-11-24T00:00Z',
  );
  expect(worked(roster.shifts['agents/ana/Europe/Lisbon'], '2026-11-24T00:00Z', '2027-11-24T00:00Z')).toEqual([
    '2026-11-24T08:00 2026-11-24T10:00',
    '2026-11-24T10:15 2026-11-24T12:00',
    '2026-11-24T13:30 2026-11-24T17:00',
    '2026-11-26T08:00 2026-11-26T10:00',
    '2026-11-26T10:15 2026-11-26T12:30',
    '2026-11-26T13:30 2026-11-26T16:00',
  ]);
  expect(worked(roster.shifts['groups/n/Europe/Lisbon'], '2026-11-24T12:00Z', '2026-11-25T12:00Z')).toEqual([
    '2026-11-24T22:00 2026-11-25T02:00',
    '2026-11-25T02:30 2026-11-25T06:00',
  ]);
});

// Half-open, and through both changes of clocks: the night is nine hours long in autumn and seven in spring, its break half an hour in both.
test('night shifts through both changes of clocks', () => {
  const night = 'agents: { jan: { hub: berlin, shift: { weekly: { mon-sun: ["22:00-06:00"] }, breaks: ["04:00-04:30"] } } }';
  const hoursOf = (now: string) => rosterOf(night, now).roster.shifts['agents/jan/Europe/Berlin'];
  const autumn = hoursOf('2026-10-24T12:00Z') as CompiledCalendar;
  expect(worked(autumn, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual([
    '2026-10-24T20:00 2026-10-25T03:00',
    '2026-10-25T03:30 2026-10-25T05:00',
  ]);
  const spring = hoursOf('2027-03-27T12:00Z');
  expect(worked(spring, '2027-03-27T12:00Z', '2027-03-28T12:00Z')).toEqual([
    '2027-03-27T21:00 2027-03-28T02:00',
    '2027-03-28T02:30 2027-03-28T04:00',
  ]);
  const probes = ['2026-10-24T20:00Z', '2026-10-25T03:00Z', '2026-10-25T03:30Z', '2026-10-25T05:00Z'].map(at);
  expect(probes.map((ms) => [isOpenAt(autumn, ms - 1), isOpenAt(autumn, ms)])).toEqual([
    [false, true],
    [true, false],
    [false, true],
    [true, false],
  ]);
});

const everyDay = (windows: readonly string[]) => readHours({ zone: 'UTC', weekly: { 'mon-sun': windows } })?.weekly[0] ?? [];

// For any hours and breaks in any zone: at work is within the hours and outside the breaks, at every quarter of an hour of two weeks around a change.
test('breaks are taken out of whatever they fall into', () => {
  const breaks = fc.constantFrom(
    ['02:00-02:30'],
    ['00:15-01:45', '12:00-13:00'],
    ['23:30-00:30'],
    ['00:00-24:00'],
    ['01:59-02:01', '02:30-03:30'],
  );
  const middles = fc.constantFrom('2026-10-25T00:00Z', '2027-03-28T00:00Z', '2026-04-05T00:00Z', '2026-07-01T00:00Z').map(at);
  fc.assert(
    fc.property(hoursFiles(), breaks, middles, (file, pauses, nowMs) => {
      const hours = readHours(file) as Hours;
      const taken = everyDay(pauses);
      const shift = compileCalendar('s', { ...hours, breaks: taken }, { nowMs });
      const whole = compileCalendar('w', hours, { nowMs });
      const off = compileCalendar('b', { ...hours, weekly: Array(7).fill(taken), dates: new Map() }, { nowMs });
      expect(shift.instantsMs.every((instant, index) => index === 0 || instant > (shift.instantsMs[index - 1] as number))).toBe(true);
      const wrong = [];
      for (let ms = nowMs - DAY_MS; ms < nowMs + 13 * DAY_MS; ms += HOUR_MS / 4)
        if (isOpenAt(shift, ms) !== (isOpenAt(whole, ms) && !isOpenAt(off, ms))) wrong.push(new Date(ms).toISOString());
      expect(wrong).toEqual([]);
    }),
    { seed, numRuns: runs('breaks', { fast: 40, nightly: 2_000 }) },
  );
});

// A running box extends shifts as it extends opening hours.
test('shifts are extended', () => {
  const { roster, shiftHours } = rosterOf(
    'agents: { ana: { hub: lisbon, shift: { weekly: { mon: ["08:00-16:00"] } } } }',
    '2026-11-24T00:00Z',
  );
  const later = at('2027-02-01T00:00Z');
  const [longer] = extendCalendars(shiftHours, roster.shifts, { nowMs: later });
  expect([longer?.id, longer?.horizonMs]).toEqual(['agents/ana/Europe/Lisbon', later + 400 * DAY_MS]);
});

// Mistakes are told where they were made: in the shift itself, with the nearest name.
test.each([
  ['agents: { ana: { hub: lisbon, shift: erly } }\nshifts: { early: { weekly: { mon: ["08:00-16:00"] } } }', 'NAME_UNKNOWN 1:38 early'],
  ['agents: { ana: { hub: lisbon, shift: { zone: Europe/Lisboa, weekly: { mon: ["08:00-16:00"] } } } }', 'ZONE_UNKNOWN 1:46 Europe/Lisbon'],
  ['agents: { ana: { hub: lisbon, shift: { weekly: { mon: ["08:00-08:00"] } } } }', 'WINDOW_INVALID 1:56 null'],
  ['agents: { ana: { hub: lisbon, shift: { dates: { 2026-02-30: ["08:00-09:00"] } } } }', 'VALUE_INVALID 1:49 null'],
  ['agents: { ana: { hub: lisbon, shift: { weekly: {}, breaks: ["08:00-09:00", "08:30-10:00"] } } }', 'WINDOW_OVERLAP 1:76 null'],
])('%s', (text, told) => {
  const { problems } = read(text, '2026-11-24T00:00Z');
  expect(problems.map(({ code, line, column, nearest }) => `${code} ${line}:${column} ${nearest}`)).toContain(told);
});
