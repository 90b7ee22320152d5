/** Proves that every problem of the table can happen, at the line and column where the author made the mistake. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlan, defineRoster, type Plan, type ProblemCode } from '@signalbox/engine';
import { check, PROBLEMS } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { located } from './located-problem.js';
import type { LocatedProblem } from './position.js';
import { readPlan, readPlanText } from './read-plan.js';
import { readRosterText } from './read-roster.js';

const NOW = { nowMs: Date.UTC(2026, 10, 24, 8) };
const PLAN = `plan: shop
hubs:
  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [fr, pt] }
  prague: { kind: monolingual, country: CZ, zone: Europe/Prague, languages: [cs] }
skills: [returns, { id: kyc, authorisation: true }]
queues:
  orders:
    channels: [voice]
`;

/** Changes to the plan above, and what is found: `code line:column`. */
const PLANS: readonly (readonly [ProblemCode, string, string, string])[] = [
  ['YAML_INVALID', 'channels: [voice]', 'channels: [voice', '9:1'],
  ['VALUE_INVALID', 'country: PT', 'country: Portugal', '3:42'],
  ['FIELD_MISSING', 'country: PT, ', '', '3:3'],
  ['FIELD_UNKNOWN', 'country: PT', 'country: PT, contry: PT', '3:46'],
  ['NAME_INVALID', 'orders:', 'or/ders:', '7:3'],
  ['NAME_UNKNOWN', 'channels: [voice]', 'channels: [voice, vocie]', '8:23'],
  ['NAME_TWICE', 'channels: [voice]', 'channels: [voice, voice]', '8:23'],
  ['TENANT_MISSING', 'plan: shop', 'plan: shop\ntenants: [a, b]', '8:3'],
  ['CHANNEL_INCOMPLETE', 'plan: shop', 'plan: shop\nchannels: { video: { max: 1 } }', '2:13'],
  ['CHANNEL_NOT_TAKEN', 'channels: [voice]', 'channels: [voice]\n    byChannel: { chat: { band: 1 } }', '9:18'],
  ['QUEUE_CIRCULAR', 'channels: [voice]', 'channels: [voice]\n    whenFull: { queue: orders }', '9:24'],
  [
    'OVERFLOW_UNENDING',
    'channels: [voice]',
    'channels: [voice]\n    overflow: [{ to: spare, when: { waitingOver: 1, until: 2 } }]\n  spare: { channels: [voice] }',
    '9:60',
  ],
  [
    'QUEUE_OF_OTHER_TENANT',
    'channels: [voice]',
    'channels: [voice]\n    tenant: a\n    whenFull: { queue: spare }\n  spare: { channels: [voice], tenant: b }\ntenants: [a, b]',
    '10:24',
  ],
  ['BLEND_WINDOW_SHORT', 'country: PT', 'country: PT, blend: { outboundPercent: 20, window: 2 }', '3:84'],
  ['HUB_MONOLINGUAL', 'languages: [cs]', 'languages: [cs, pl]', '4:66'],
  ['HUB_ONE_LANGUAGE', 'languages: [fr, pt]', 'languages: [fr]', '3:19'],
  ['LEAD_CIRCULAR', 'country: PT', 'country: PT, lead: lisbon', '3:52'],
  ['LEAD_MISSING', 'channels: [voice]', 'channels: [voice]\n    steps: [{ hubs: lead }]', '9:21'],
  ['HUB_NOT_FOUND', 'channels: [voice]', 'channels: [voice]\n    steps: [{ hubs: { kind: digital } }]', '9:15'],
  ['HOME_WITHOUT_LANGUAGE', 'channels: [voice]', 'channels: [voice]\n    home: { fr: [lisbon, prague] }', '9:26'],
  ['STEP_AFTER_MISSING', 'channels: [voice]', 'channels: [voice]\n    steps: [{ hubs: [lisbon] }, { hubs: any }]', '9:33'],
  ['THRESHOLD_INVERTED', 'channels: [voice]', 'channels: [voice]\n    thresholds: { waiting: { over: 5, until: 6 } }', '9:46'],
  ['STEP_NOT_RISING', 'channels: [voice]', 'channels: [voice]\n    steps: [{ hubs: [lisbon] }, { after: 0, hubs: any }]', '9:42'],
  ['STEP_FIRST_LATE', 'channels: [voice]', 'channels: [voice]\n    steps: [{ after: 5s }]', '9:22'],
  ['STEP_MASKED', 'channels: [voice]', 'channels: [voice]\n    steps: [{}, { after: 5s, hubs: [lisbon] }]', '9:17'],
  [
    'SHARES_SUM',
    'channels: [voice]',
    'channels: [voice]\n    shares: { groups: [{ hubs: [lisbon], percent: 60 }, { hubs: [prague], percent: 30 }] }',
    '9:15',
  ],
  ['WRAP_UP_MIN_UNUSED', 'channels: [voice]', 'channels: [voice]\n    wrapUp: { min: 5s }', '9:20'],
  ['WRAP_UP_MIN_TOO_LONG', 'channels: [voice]', 'channels: [voice]\n    wrapUp: { mode: mandatory, min: 5m }', '9:37'],
  ['SLOTS_INCOMPLETE', 'channels: [voice]', 'channels: [voice]\n    slots: { band: 1 }', '9:5'],
  ['OFFER_TO_UNUSED', 'channels: [voice]', 'channels: [voice]\n    offer: { to: 2 }', '9:18'],
  ['SKILL_NOT_DROPPABLE', 'channels: [voice]', 'channels: [voice]\n    steps: [{ skills: { drop: [kyc] } }]', '9:25'],
  ['CALENDAR_MISSHAPEN', 'plan: shop', 'plan: shop\ncalendars: { c: { instantsMs: [2, 1], horizonMs: 3, tzdata: x } }', '2:14'],
  ['CALENDAR_NEVER_OPEN', 'plan: shop', 'plan: shop\ncalendars: { c: { zone: UTC, weekly: { mon: [] } } }', '2:14'],
  ['ZONE_UNKNOWN', 'zone: Europe/Lisbon', 'zone: Europe/Lisboa', '3:52'],
  ['WINDOW_INVALID', 'plan: shop', 'plan: shop\ncalendars: { c: { zone: UTC, weekly: { mon: [ "08:00-08:00" ] } } }', '2:47'],
  ['WINDOW_OVERLAP', 'plan: shop', 'plan: shop\ncalendars: { c: { zone: UTC, weekly: { mon: [ 20:00-06:00, 21:00-23:00 ] } } }', '2:60'],
  ['DAY_TWICE', 'plan: shop', 'plan: shop\ncalendars: { c: { zone: UTC, weekly: { mon-fri: [], tue: [] } } }', '2:53'],
  [
    'DATE_TWICE',
    'plan: shop',
    'plan: shop\ncalendars: { c: { zone: UTC, weekly: { mon: [ 08:00-09:00 ] }, holidays: [ 2026-12-25 ], exceptions: { 2026-12-25: [] } } }',
    '2:104',
  ],
];

const ROSTERS: readonly (readonly [ProblemCode, string, string])[] = [
  ['FILE_OF_OTHER_KIND', 'plan: shop\nqueues: { orders: { channels: [voice] } }', '2:1'],
  ['SHIFT_EMPTY', 'agents: { ana: { hub: prague, shift: { weekly: {} } } }', '1:31'],
  ['GROUP_ID', 'groups: [{ group: g, count: 2, id: same, hub: prague }]', '1:36'],
  ['LANGUAGES_MISSING', 'agents: { ana: { hub: lisbon } }', '1:11'],
  ['HUB_LANGUAGE_UNLISTED', 'agents: { ana: { hub: prague, languages: [cs, fr] } }', '1:47'],
  ['AUTHORISATION_UNDATED', 'agents: { ana: { hub: prague, skills: { kyc: 3 } } }', '1:46'],
  ['AUTHORISATION_OVER', 'agents: { ana: { hub: prague, skills: { kyc: { until: 2026-11-24 } } } }', '1:41'],
  ['VALIDITY_EMPTY', 'agents: { ana: { hub: prague, skills: { kyc: { from: 2027-01-01, until: 2026-12-31 } } } }', '1:41'],
  [
    'BOT_SHIFT',
    'agents: { chat-bot: { hub: prague, kind: bot, queues: [orders], shift: { weekly: { mon-fri: [09:00-17:00] } } } }',
    '1:65',
  ],
  ['BOT_EVERYWHERE', 'agents: { chat-bot: { hub: prague, kind: bot } }', '1:11'],
  ['CAPACITY_TOO_SMALL', 'agents: { ana: { hub: prague, capacity: 50 } }', '1:41'],
];
/** Found between a plan and its roster: the code, a change to the plan above, the roster, and the place (`r` for the roster's). */
const BETWEEN: readonly (readonly [ProblemCode, string, string, string, string])[] = [
  ['QUEUE_UNSERVED', '', '', 'agents: { jana: { hub: prague, channels: [chat] } }', '8:16'],
  ['LANGUAGE_UNSERVED', '[voice]', '[voice]\n    home: [lisbon]', 'agents: { ana: { hub: lisbon, languages: [pt] } }', '8:16'],
  [
    'RESIDENCY_UNSERVED',
    'plan: shop',
    'plan: shop\njurisdictions: { EU: [PT, CZ] }',
    'agents: { jana: { hub: prague, workplace: { kind: home, country: US } } }',
    '9:16',
  ],
  ['DEMAND_UNSERVED', '[voice]', '[voice]\n    home: [lisbon]', 'agents: { ana: { hub: lisbon, languages: [fr, pt] } }', '8:16'],
  ['LANGUAGE_UNSPOKEN', '', '', 'agents: { jana: { hub: prague } }', '1:1'],
  ['SKILL_UNHELD', '', '', 'agents: { jana: { hub: prague } }', '5:10'],
  [
    'BLEND_UNUSED',
    'country: PT',
    'country: PT, blend: { outboundPercent: 20 }',
    'agents: { ana: { hub: lisbon, languages: [fr] } }',
    '3:46',
  ],
  ['AGENT_UNUSED', '', '', 'agents: { jana: { hub: prague, channels: [chat] } }', 'r 1:11'],
  [
    'STEP_TOO_LATE',
    '[voice]',
    '[voice]\n    maxWait: { after: 1m, to: reject }\n    steps: [{ hubs: [lisbon] }, { after: 2m, hubs: any }]',
    'agents: { jana: { hub: prague } }',
    '10:42',
  ],
  [
    'STEP_ADDS_NOBODY',
    '[voice]',
    '[voice]\n    steps: [{ hubs: [lisbon] }, { after: 2m, hubs: any }]',
    'agents: { ana: { hub: lisbon, languages: [fr] } }',
    '9:33',
  ],
  ['RESERVE_TOO_HIGH', '[voice]', '[voice]\n    steps: [{ reserve: 1 }]', 'agents: { jana: { hub: prague } }', '9:24'],
  [
    'CONDITION_NEVER',
    '[voice]',
    '[voice]\n    waitingMax: 5\n    steps: [{ hubs: [lisbon] }, { after: 9s, hubs: any, when: { waitingOver: 5 } }]',
    'agents: { jana: { hub: prague } }',
    '10:78',
  ],
  [
    'AFFINITY_OUTLASTS',
    '[voice]',
    '[voice]\n    maxWait: { after: 1m, to: reject }\n    lastAgent: { limit: 2m }',
    'agents: { jana: { hub: prague } }',
    '10:25',
  ],
  [
    'WAY_UNSERVED',
    '[voice]',
    '[voice]\n    whenFull: { queue: spare }\n  spare: { channels: [voice], steps: [{ hubs: [lisbon] }] }',
    'agents: { jana: { hub: prague } }',
    '9:24',
  ],
  [
    'SHARE_GROUP_EMPTY',
    '[voice]',
    '[voice]\n    shares: { groups: [{ hubs: [lisbon], percent: 50 }, { hubs: [prague], percent: 50 }] }',
    'agents: { jana: { hub: prague } }',
    '9:26',
  ],
  [
    'SHARE_NEVER_GATES',
    '[voice]',
    '[voice]\n    shares: { groups: [{ hubs: [lisbon], percent: 0 }, { hubs: [prague], percent: 100 }], hold: 0 }',
    'agents: { jana: { hub: prague } }',
    '9:5',
  ],
  [
    'TIER_UNUSED',
    '[voice]',
    '[voice]\n  mail: { channels: [email] }',
    'groups: [{ group: g, count: 2, hub: prague, channels: [voice], tiers: [{ tier: 2, queue: mail }] }]',
    'r 1:72',
  ],
  ['STARVATION_POSSIBLE', '[voice]', '[voice, email]', 'agents: { jana: { hub: prague } }', '7:3'],
  [
    'HOURS_UNCOVERED',
    'languages: [cs] }',
    'languages: [cs], calendar: days }\ncalendars: { days: { zone: Europe/Prague, weekly: { mon-fri: ["08:00-20:00"] } } }',
    'agents: { jana: { hub: prague } }',
    '8:3',
  ],
  [
    'HUB_OFF_SHIFT',
    'languages: [cs] }',
    'languages: [cs], cover: { languages: all } }',
    'shifts: { days: { zone: Europe/Prague, weekly: { mon-fri: ["08:00-20:00"] } } }\nagents: { jana: { hub: prague, shift: days } }',
    '4:3',
  ],
];
/** What only files, huge rosters or the bare engine can bring about; each has a test below. */
const ELSEWHERE: readonly ProblemCode[] = ['FILE_UNREADABLE', 'LIMIT_PASSED', 'CALENDAR_NOT_COMPILED', 'SHIFT_NOT_COMPILED'];

const places = (problems: readonly LocatedProblem[]): string[] => problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
function plan(): Plan {
  const read = readPlanText(PLAN, NOW);
  if (!read.ok) throw new Error('the plan these cases start from is in order');
  return read.plan;
}

test.each(PLANS)('%s: %s → %s at %s', (code, from, to, place) => {
  expect(PLAN).toContain(from);
  const { problems } = readPlanText(PLAN.replace(from, to), NOW);
  expect(places(problems)).toContain(`${code} ${place}`);
});

// One mistake is one problem: nothing else is blamed for it.
test.each(PLANS.filter(([code]) => !['FIELD_MISSING'].includes(code)))('%s comes alone', (code, from, to) => {
  expect([...new Set(readPlanText(PLAN.replace(from, to), NOW).problems.map((found) => found.code))]).toEqual([code]);
});

test.each(ROSTERS)('%s: %s at %s', (code, roster, place) => {
  const { problems } = readRosterText(roster, plan(), NOW);
  expect(places(problems.filter(({ of }) => of === 'roster'))).toEqual([`${code} ${place}`]);
});

/** Everything told about two texts, at `line:column`, those of the roster with an `r`. */
function between(planText: string, rosterText: string): readonly LocatedProblem[] {
  const read = readPlanText(planText, NOW);
  if (!read.ok) throw new Error(`the plan is not in order: ${read.problems[0]?.message}`);
  const enrolled = readRosterText(rosterText, read.plan, NOW);
  if (!enrolled.ok) throw new Error(`the roster is not in order: ${enrolled.problems[0]?.message}`);
  const written = { plan: read.text.value, roster: enrolled.text.value };
  return check(read.plan, enrolled.roster, { ...NOW, written }).map((one) => located(one, one.of === 'plan' ? read.text : enrolled.text));
}
const placed = ({ code, of, line, column }: LocatedProblem): string => `${code} ${of === 'roster' ? 'r ' : ''}${line}:${column}`;

test.each(BETWEEN)('%s: %s → %s with %s at %s', (code, from, to, roster, place) => {
  expect(PLAN).toContain(from);
  expect(between(PLAN.replace(from, to), roster).map(placed)).toContain(`${code} ${place}`);
});

/** What only a scenario can say: simulations/scenario brings each of them about. */
const OF_SCENARIOS = [
  'DISTRIBUTION_INVALID',
  'VOLUME_UNCLEAR',
  'CURVE_INVALID',
  'GROUP_UNKNOWN',
  'SHIFT_OVERFULL',
  'SHRINKAGE_OVER',
  'ROW_INVALID',
  'ROW_TOO_LONG',
  'TARGET_EMPTY',
  'CUSTOMERS_UNSERVED',
  'CUSTOMERS_UNSERVED_MEANWHILE',
  'NOBODY_AT_WORK',
  'LEFT_ON_HOLD',
  'OWNERS_UNABLE',
  'ROWS_OUTSIDE',
  'ROWS_NONE',
  'INTERVALS_APART',
  'INTERVALS_MISSING',
  'INTERVALS_MIXED',
  'GROUP_UNPLANNED',
  'ROWS_SHOWN_TWICE',
  'HORIZON_CLOCKS',
  'WEEKDAYS_UNNAMED',
  'CSV_INVALID',
  'CSV_EMPTY',
  'COLUMN_MISSING',
];

// Every code of the table is brought about by a case here, and every message has its words filled in.
test('no code is left out', () => {
  const shown = [
    ...PLANS.map(([code]) => code),
    ...ROSTERS.map(([code]) => code),
    ...BETWEEN.map(([code]) => code),
    ...ELSEWHERE,
    ...OF_SCENARIOS,
  ];
  expect([...shown].sort()).toEqual(Object.keys(PROBLEMS).sort());
  const told = [
    ...PLANS.flatMap(([, from, to]) => readPlanText(PLAN.replace(from, to), NOW).problems),
    ...BETWEEN.flatMap(([, from, to, roster]) => between(PLAN.replace(from, to), roster)),
  ];
  expect(
    told.filter(({ message, next }) =>
      /\{[a-z]\w*\}/i.test(`${message} ${next}`.replace('{mode, limit, clock}', '').replace('Put {n}', '')),
    ),
  ).toEqual([]);
});

// A file that is not there, a folder, and what is no text (or in letters of another time) are problems like any other.
test('files that cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-plan-'));
  try {
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from('plan: caf\u00e9', 'latin1'));
    writeFileSync(join(folder, 'binary.yaml'), 'plan: \0\u0007');
    for (const [file, reason] of [
      [join(folder, 'none.yaml'), 'there is no such file'],
      [join(folder, 'latin.yaml'), 'it is not text in UTF-8; save it as that'],
      [join(folder, 'binary.yaml'), 'it is not text in UTF-8; save it as that'],
      [folder, 'it is a folder'],
    ] as const) {
      const { ok, problems } = await readPlan(file, NOW);
      expect(ok).toBe(false);
      expect(problems).toMatchObject([{ code: 'FILE_UNREADABLE', file, message: `${file} cannot be read: ${reason}.` }]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// A roster of more agents than a box holds is refused as a whole.
test('too many agents', () => {
  const groups = 'groups: [{ group: a, count: 100000, hub: prague }, { group: b, count: 1, hub: prague }]';
  expect(places(readRosterText(groups, plan()).problems)).toContain('LIMIT_PASSED 1:1');
});

// Without this reader the engine says who compiles hours.
test('the bare engine', () => {
  const hours = { zone: 'UTC', weekly: { mon: ['08:00-09:00'] } };
  const hub = { kind: 'monolingual', country: 'CZ', zone: 'Europe/Prague', languages: ['cs'] };
  const { problems } = definePlan({ plan: 'shop', hubs: { prague: hub }, queues: {}, calendars: { c: hours } });
  expect(problems.map(({ code, next }) => [code, next.includes('@signalbox/adapters/plan')])).toEqual([['CALENDAR_NOT_COMPILED', true]]);
  const roster = { agents: { jana: { hub: 'prague', shift: { weekly: { mon: ['08:00-09:00'] } } } } };
  const told = defineRoster(roster, plan()).problems.map(({ code, next }) => [code, next.includes('@signalbox/adapters/plan')]);
  expect(told).toEqual([['SHIFT_NOT_COMPILED', true]]);
});
