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

const onSpringDay = (rows: readonly string[], horizon: Written['horizon'] = {}) => {
  const text = rows.map((row) => `2026-03-29,${row.replace(',', ',calls,voice,')}\n`).join('');
  return defined({ horizon: { start: '2026-03-29', ...horizon } }, files('forecast', `date,start,queue,channel,volume\n${text}`));
};
const spansOf = (found: ReturnType<typeof onSpringDay>): (readonly [number, number, number])[] =>
  ('trial' in found ? found.trial.demand : []).flatMap(({ intervals }) =>
    intervals.map(({ fromMs, toMs, volume }) => [fromMs, toMs, volume]),
  );
const at = (hour: number, minute = 0): number => Date.UTC(2026, 2, 29, hour, minute);

// Planners' tools write all rows of a day, whatever the clocks do; in Dublin they show 00:59, then 02:00.
test('a row that the clocks skip may stand in a forecast, but not with contacts in it, unless nobody asks for that hour', () => {
  const rows = (skipped: number): string[] => ['00:30,4', `01:00,${skipped}`, '01:30,0', '02:00,6'];
  expect(spansOf(onSpringDay(rows(0)))).toEqual([
    [at(0, 30), at(1), 4],
    [at(1), at(1, 30), 6],
  ]);
  expect(onSpringDay(rows(5)).rowProblems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '3 Column start: 01:00 is a time that the clocks of Europe/Dublin skip on that day.',
  ]);
  expect(spansOf(onSpringDay(rows(5), { start: '2026-03-29T02:15:00+01:00' }))).toEqual([[at(1, 15), at(1, 30), 3]]);
});

test('a row of which the clocks skip a part is what is left of it', () => {
  expect(spansOf(onSpringDay(['00:30,4', '01:30,6', '02:30,2']))).toEqual([
    [at(0, 30), at(1), 4],
    [at(1), at(1, 30), 6],
    [at(1, 30), at(2, 30), 2],
  ]);
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
    { arrivalMs: Date.UTC(2026, 2, 11, 0, 1), patienceMs: 30_000, row: 1 },
    { arrivalMs: Date.UTC(2026, 2, 11, 0, 5), handlingMs: 61_500, patienceMs: null, row: 0 },
  ]);
});

test('every mistake is reported, with the name that was meant', () => {
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
    targets: [
      { hub: 'lisbn', occupancy: '80%' },
      { language: 'en', channel: 'vioce', wait: '1m' },
    ],
  });
  expect(found.ok).toBe(false);
  const told = found.problems.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`);
  expect(told).toEqual([
    'NAME_UNKNOWN demand.calls.queue There is no queue cals; did you mean calls?',
    'VOLUME_UNCLEAR demand.mail Demand mail states its volume in 2 ways.',
    'DISTRIBUTION_INVALID behaviour.email.patience behaviour.email.patience is not a valid distribution: The shares of an empirical span run from 0.1 to 1, not from 0 to 1.',
    'CHANNEL_NOT_TAKEN demand.none.channel Queue desk does not take voice.',
    'GROUP_UNKNOWN workforce.groups.dubln The roster has no group or agent dubln; did you mean dublin?',
    'NAME_UNKNOWN targets.0.hub There is no hub lisbn; did you mean lisbon?',
    'NAME_UNKNOWN targets.1.channel There is no channel vioce; did you mean voice?',
  ]);
});

test('a target is for customers or for agents, and asks of them what they can reach', () => {
  const { ok, problems } = defined({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    targets: [
      { queue: 'calls', hub: 'lisbon', handling: '5m' },
      { hub: 'lisbon', group: 'lisbon', occupancy: '80%' },
      { hub: 'lisbon', abandoned: '5%' },
      { queue: 'calls', occupancy: '80%' },
    ],
  });
  expect([ok, problems.map(({ path }) => path.join('.'))]).toEqual([
    false,
    ['targets.0.hub', 'targets.1.hub', 'targets.2.abandoned', 'targets.3.occupancy'],
  ]);
  expect(problems[0]?.message).toBe('hub cannot stand beside queue: the work of a hub is not counted by queue; write a second target.');
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

test('a row that makes no sense is reported with its line and column', () => {
  const text = FORECAST.replace('20,300', 'many,300').replace('desk,email', 'desk,mail');
  const { ok, rowProblems } = defined({}, files('forecast', text));
  expect(ok).toBe(false);
  expect(rowProblems.map(({ line, column, message }) => [line, column, message])).toEqual([
    [3, 33, 'Column volume: many must be a number, from 0.'],
    [4, 23, 'There is no channel mail; did you mean email?'],
  ]);
});

test('a channel of the plan that its queue does not take is reported as such', () => {
  const { rowProblems } = defined({}, files('recorded', 'at,queue,channel\n2026-03-11T01:00:00Z,calls,email\n'));
  expect(rowProblems.map(({ message }) => message)).toEqual(['Column channel: email is no channel of queue calls, which takes voice.']);
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

test('a target that no customer counts towards is reported as such', () => {
  const { ok, problems } = defined({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 9, transfer: { percent: '9%', to: 'again', handling: '9m' } } },
    targets: [
      { queue: 'again', abandoned: '5%' },
      { channel: 'voice', abandoned: '5%' },
      { channel: 'chat', wait: '1m' },
      { queue: 'calls', channel: 'voice', wait: '1m' },
      { queue: 'desk', channel: 'voice', wait: '1m' },
      { queue: 'calls', language: 'pt', wait: '1m' },
    ],
  });
  expect([ok, problems.map(({ path, message }) => `${path.join('.')} ${message}`)]).toEqual([
    true,
    [
      'targets.0.queue No demand is for queue again: this target stays open.',
      'targets.2.channel No demand is for channel chat: this target stays open.',
      'targets.4.queue No demand is for queue desk: this target stays open.',
      'targets.5.language No demand is for queue calls, language pt: this target stays open.',
    ],
  ]);
});
