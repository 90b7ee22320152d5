/** Scenarios say what is wrong with them and bring, in expectation, exactly what they state. */
import { expect, test } from 'vitest';
import { meanMsOf } from '../chance/index.js';
import type { Demand } from '../play/index.js';
import { BUSY, defined, type Files, trialOf, type Written } from './testing/trials.js';

const DAY_MS = 86_400_000;
const volumeOf = (demand: readonly Demand[], from = 0, to = Number.POSITIVE_INFINITY): number =>
  demand.flatMap(({ intervals }) => intervals).reduce((sum, one) => (one.fromMs >= from && one.toMs <= to ? sum + one.volume : sum), 0);
const calls = (more: NonNullable<Written['demand']>[string] | object, horizon: Written['horizon'] = { for: '7d' }) =>
  trialOf({ demand: { calls: { queue: 'calls', channel: 'voice', ...more } }, horizon });

test.each([
  ['a constant rate', { perHour: 60 }, 60 * 24 * 7],
  ['a day, spread by a curve', { perDay: 200, curve: { '09:00': 3, '12:00': 1, '17:00': 0 } }, 1_400],
  ['a week, shared out to its days', { perWeek: 700, week: { 'mon-fri': 1, sat: 0.5 } }, 700],
  ['dates, straight lines between', { byDate: { '2026-03-11': 100, '2026-03-17': 220 } }, (7 * (100 + 220)) / 2],
  ['a day weighed by the day of the week', { perDay: 100, week: { 'mon-fri': 1, sat: 0.5, sun: 0 } }, 550],
  ['some days only', { perDay: 100, from: '2026-03-13', until: '2026-03-15' }, 200],
])('%s adds up', (_, more, volume) => expect(volumeOf(calls(more).demand)).toBeCloseTo(volume, 6));

test('what doubles every week is twice as much a week later', () => {
  const { demand, startMs } = calls({ perDay: 100, trend: { doubles: '7d' } }, { for: '14d' });
  const week = (n: number): number => volumeOf(demand, startMs + n * 7 * DAY_MS, startMs + (n + 1) * 7 * DAY_MS);
  expect(week(1) / week(0)).toBeCloseTo(2, 9);
});

test('on the day the clocks are put on, a curve’s hours stay where people read them, and the day has its volume', () => {
  const { demand, startMs } = calls({ perDay: 240, curve: { '09:00': 1, '10:00': 0 } }, { start: '2026-03-29', for: '1d' });
  expect(volumeOf(demand)).toBeCloseTo(240, 9);
  expect((demand[0]?.intervals[0]?.fromMs ?? 0) - startMs).toBe(8 * 3_600_000);
});

test('shares of languages split the volume, and the backlog to the last contact', () => {
  const { demand } = calls({ perHour: 10, backlog: 7, languages: { en: '50%', 'pt,en': '50%' } }, { for: '1h' });
  expect(demand.map(({ languages }) => languages)).toEqual([['en'], ['pt', 'en']]);
  expect(demand.map((one) => volumeOf([one]))).toEqual([5, 5]);
  expect(demand.reduce((sum, { backlog = 0 }) => sum + backlog, 0)).toBe(7);
});

const FORECAST = `date,start,queue,channel,language,volume,handleTime
2026-03-11,00:00,calls,voice,en,40,240
2026-03-11,00:30,calls,voice,en,20,300
2026-03-11,00:30,desk,email,,12,
`;
const files = (kind: keyof Files, text: string): Files => ({ [kind]: [{ file: `${kind}.csv`, text }] });

test('a forecast’s volumes and handle times are those of its intervals, handle time without wrap-up', () => {
  const { demand } = trialOf({ behaviour: { voice: { wrapUp: '30s' } } }, files('forecast', FORECAST));
  expect(demand.map(({ name }) => name)).toEqual(['forecast.calls.voice.en', 'forecast.desk.email']);
  const [voice, mail] = demand as [Demand, Demand];
  expect(voice.intervals.map(({ fromMs, toMs, volume, handlingMeanMs }) => [toMs - fromMs, volume, handlingMeanMs])).toEqual([
    [1_800_000, 40, 210_000],
    [1_800_000, 20, 270_000],
  ]);
  expect([mail.languages, volumeOf([mail])]).toEqual([[], 12]);
});

test('recorded contacts come when they came, with what was recorded of them', () => {
  const { demand } = trialOf(
    {},
    files(
      'recorded',
      'at,queue,channel,handling,patience\n2026-03-11T00:05:00Z,calls,voice,61.5,never\n2026-03-11T00:01:00Z,calls,voice,,30\n',
    ),
  );
  expect(demand[0]?.recorded).toEqual([
    { arrivalMs: Date.UTC(2026, 2, 11, 0, 1), patienceMs: 30_000 },
    { arrivalMs: Date.UTC(2026, 2, 11, 0, 5), handlingMs: 61_500, patienceMs: null },
  ]);
});

test('every mistake is told, with the name that was meant', () => {
  const found = defined({
    demand: {
      calls: { queue: 'cals', channel: 'voice', perHour: 1 },
      mail: { queue: 'desk', channel: 'email', perHour: 1, perDay: 2, handling: { mean: '4m', distribution: 'gamma', variation: 0.5 } },
      none: { queue: 'desk', channel: 'voice', perDay: 2 },
    },
    behaviour: {
      email: {
        patience: {
          points: [
            [0.1, '1m'],
            [1, '2m'],
          ],
        },
      },
    },
    workforce: { groups: { dubln: {} } },
    targets: [{ hub: 'lisbn', occupancy: '80%' }],
  });
  expect(found.ok).toBe(false);
  const told = found.problems.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`);
  expect(told).toEqual([
    'NAME_UNKNOWN demand.calls.queue There is no queue cals; did you mean calls?',
    'VOLUME_UNCLEAR demand.mail Demand mail says in 2 ways how much comes.',
    'DISTRIBUTION_INVALID behaviour.email.patience behaviour.email.patience is no distribution: The shares of an empirical span run from 0.1 to 1, not from 0 to 1.',
    'CHANNEL_NOT_TAKEN demand.none.channel Queue desk takes no voice.',
    'GROUP_UNKNOWN workforce.groups.dubln The roster has no group or agent dubln; did you mean dublin?',
    'NAME_UNKNOWN targets.0.hub There is no hub lisbn; did you mean lisbon?',
  ]);
});

// What the plan does not have would be refused by the router on the way, or hold for nobody: it is told before anything is played.
test.each([
  ['a language', { languages: ['xx'] }, 'languages.0 There is no language xx.'],
  ['a language among shares', { languages: { en: '50%', 'pt,xx': '50%' } }, 'languages.pt,xx There is no language xx.'],
  ['a jurisdiction', { residency: 'EU' }, 'residency There is no jurisdiction EU.'],
  ['a tenant', { tenant: 'smal' }, 'tenant There is no tenant smal; did you mean small?'],
  ['a queue to hand on to', { transfer: { percent: '5%', to: 'agan' } }, 'transfer.to There is no queue agan; did you mean again?'],
  ['a language of service', { byLanguage: { xx: '120%' } }, 'byLanguage.xx There is no language xx.'],
])('a demand asks for %s that the plan does not have', (_, asks: object, expected) => {
  const { problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1, ...asks } } });
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([`demand.calls.${expected}`]);
});

test('what is said of a channel that the plan does not have is told', () => {
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const { problems } = defined({ demand, behaviour: { vioce: { wrapUp: '5s' } }, desks: { vice: { missed: '1%' } } });
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'behaviour.vioce There is no channel vioce; did you mean voice?',
    'desks.vice There is no channel vice; did you mean voice?',
  ]);
});

test('a planner’s file asks for a language that the plan does not have', () => {
  const { rowProblems } = defined({}, files('forecast', FORECAST.replace(',en,20', ',pt+xx,20')));
  expect(rowProblems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(['3:30 There is no language pt+xx.']);
});

// A forecast of the month is read for one day of it; a forecast of another month would bring nobody, and nobody would notice.
test('rows outside the horizon are passed over, and it is told', () => {
  const { ok, rowProblems } = defined({}, files('forecast', `${FORECAST}2026-04-11,00:00,calls,voice,en,40,240\n`));
  expect(ok).toBe(true);
  expect(rowProblems.map(({ severity, line, message }) => `${severity} ${line} ${message}`)).toEqual([
    'hint 5 1 of 4 rows lie outside the horizon and are passed over.',
  ]);
});

test.each([
  [
    [1, '50%'],
    [1, 2],
  ],
  [
    ['50%', 1, undefined],
    [2, 1, 1],
  ],
  [
    ['37%', '37%', '26%'],
    [1, 2, 1],
  ],
] as const)('shifts of %j of four agents', (agents, seats) => {
  const shifts = agents.map((one, n) => ({ hours: `0${n}:00-04:00`, ...(one === undefined ? {} : { agents: one }) }));
  const { staff } = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    workforce: { groups: { dublin: { shifts } } },
  });
  expect(staff.find(({ group }) => group === 'dublin')?.shifts.map((shift) => shift.seats.length)).toEqual(seats);
});

test.each([
  ['2026-03-11T22:00', '2026-03-11T22:00Z'],
  ['2026-07-11T22:00:30', '2026-07-11T21:00:30Z'],
  ['2026-03-29T01:30', '2026-03-29T01:30Z'],
])('a start at %s is what the clocks of the zone show', (start, instant) => {
  expect(calls({ perHour: 1 }, { start, for: '1h' }).startMs).toBe(Date.parse(instant));
});

test.each([
  [
    '2026-10-24',
    '2d',
    'The clocks are changed on the way: 2d is 48 hours, and ends when they show 23:00 on 2026-10-25. Write 49h to end at midnight.',
  ],
  [
    '2026-03-28',
    '2d',
    'The clocks are changed on the way: 2d is 48 hours, and ends when they show 01:00 on 2026-03-30. Write 47h to end at midnight.',
  ],
  ['2026-10-24', '49h', undefined],
  ['2026-10-20', '2d', undefined],
])('from %s for %s the clocks are %#', (start, lasts, hint) => {
  const { ok, problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } }, horizon: { start, for: lasts } });
  expect(ok).toBe(true);
  expect(problems.map(({ message, next }) => `${message} ${next}`)).toEqual(hint === undefined ? [] : [hint]);
});

// A break nobody takes as it is written would silently make hours of work out of it.
test.each([
  ['after its shift', '08:00-14:00', [['15:00', '30m']], 'The break at 15:00 does not lie within its shift.'],
  ['over its end', '22:00-06:00', [['05:45', '30m']], 'The break at 05:45 does not lie within its shift.'],
  [
    'over another',
    '08:00-14:00',
    [
      ['10:15', '30m'],
      ['10:00', '30m'],
    ],
    'The break at 10:15 begins before the break before it has ended.',
  ],
] as const)('a break %s', (_, hours, breaks, message) => {
  const shifts = [{ hours, breaks: breaks.map(([at, lasts]) => ({ at, for: lasts })) }];
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const { problems } = defined({ demand, workforce: { groups: { dublin: { shifts } } } });
  expect(problems.map((found) => found.message)).toEqual([message]);
  const text = `date,group,agents,from,to,breaks\n2026-03-11,dublin,2,${hours.replace('-', ',')},${breaks.map((one) => one.join('+')).join(' ')}\n`;
  const { rowProblems } = defined({ demand }, files('shifts', text));
  expect(rowProblems.map((found) => found.message)).toEqual([expect.stringContaining(message.slice('The break at 15:00 '.length))]);
});

test('a target is for one thing, and asks of it what that thing can reach', () => {
  const { ok, problems } = defined({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    targets: [
      { queue: 'calls', language: 'en', serviceLevel: '80%' },
      { hub: 'lisbon', abandoned: '5%' },
      { queue: 'calls', occupancy: '80%' },
    ],
  });
  expect([ok, problems.map(({ path }) => path.join('.'))]).toEqual([
    false,
    ['targets.0.language', 'targets.1.abandoned', 'targets.2.occupancy'],
  ]);
});

test('a curve whose times do not rise is an error, a shift for more agents than there are a hint', () => {
  const curve = { '12:00': 1, '09:00': 2 };
  const { ok, problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perDay: 1, curve } } });
  expect([ok, problems.map(({ code }) => code)]).toEqual([false, ['CURVE_INVALID']]);
  const overfull = defined({
    demand: { calls: { queue: 'calls', channel: 'voice', perDay: 1 } },
    workforce: { groups: { dublin: { shifts: [{ hours: '00:00-08:00', agents: 9 }] } } },
  });
  expect([overfull.ok, overfull.problems.map(({ message }) => message)]).toEqual([
    true,
    ['The shifts of dublin ask for 9 agents, and it has 4.'],
  ]);
});

test('a row that makes no sense is told with its line and column', () => {
  const text = FORECAST.replace('20,300', 'many,300').replace('desk,email', 'desk,mail');
  const { ok, rowProblems } = defined({}, files('forecast', text));
  expect(ok).toBe(false);
  expect(rowProblems.map(({ line, column, message }) => [line, column, message])).toEqual([
    [3, 33, 'Column volume: many must be a number, from 0.'],
    [4, 23, 'There is no channel mail; did you mean email?'],
  ]);
});

test('a file without one of its columns says which', () => {
  const { rowProblems } = defined({}, files('staffing', 'date,begin,group,required\n2026-03-11,00:00,dublin,3\n'));
  expect(rowProblems.map(({ message }) => message)).toEqual(['There is no column start.']);
});

test('what one demand says goes before what its channel says', () => {
  const { demand } = trialOf({
    ...BUSY,
    demand: { ...BUSY.demand, vip: { queue: 'calls', channel: 'voice', perHour: 1, handling: '9m', patience: 'endless' } },
  });
  const vip = demand.find(({ name }) => name === 'vip') as Demand;
  expect([meanMsOf(vip.handling), vip.patience, vip.falseAlerts?.share]).toEqual([540_000, null, 0.2]);
});

test.each([
  [
    { outbound: { campaign: 'renewals', there: '20m', away: '40m', answers: '60%' } },
    'demand.calls.outbound.campaign There is no campaign renewals.',
  ],
  [{ books: { ahead: '1d' } }, 'demand.calls.books books needs slots in the plan, and queue calls has none.'],
  [{ silence: { percent: '5%', for: '2m' } }, 'demand.calls.silence silence is for written channels: on voice people are there or not.'],
])('%j is refused with the reason', (more, words) => {
  const { ok, problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1, ...more } } });
  expect([ok, problems.map(({ path, message }) => `${path.join('.')} ${message}`)]).toEqual([false, [words]]);
});
