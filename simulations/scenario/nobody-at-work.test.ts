/** Proves that customers on hold who come while nobody who could take them is at work are told, how many and when, and nobody else is. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { CALLED_DEMAND, CALLING } from '../auditor/testing/halls-called.js';
import { type Life, play } from '../play/index.js';
import { drawTrial } from './draw-trial.js';
import { defined, PLAN, ROSTER, trialOf, type Written } from './testing/trials.js';

const DUBLIN: RosterFile = { groups: [{ group: 'dublin', count: 4, hub: 'dublin', skills: { billing: 4 } }] };
const CALLS = { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 60 };
type Shifts = NonNullable<NonNullable<NonNullable<Written['workforce']>['groups']>[string]['shifts']>;
const from = (...shifts: Shifts): Written['workforce'] => ({ groups: { dublin: { shifts } } });
const told = (written: Written, plan: PlanFile = PLAN, roster = DUBLIN): readonly string[] =>
  defined(written, {}, plan, roster).problems.map(({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`);
const NOBODY = 'hint demand.calls Nobody who could take them is at work when some';

test('of a shift that ends before the customers do, and of a break that all have at once', async () => {
  const written = { demand: { calls: CALLS }, workforce: from({ hours: '00:00-03:00', breaks: [{ at: '01:00', for: '30m' }] }) };
  expect(told(written)).toEqual([
    `${NOBODY} 90 customers of calls come to queue calls: from 2026-03-11 03:00 to 2026-03-11 04:00 (60 of them); other such times: 1.`,
  ]);
  const by = (at: string) => ({ hours: '00:00-04:00', agents: 2, breaks: [{ at, for: '30m' }] });
  expect(told({ ...written, workforce: from(by('01:00'), by('01:30')) })).toEqual([]);
  expect(told({ ...written, workforce: from(by('01:00'), by('01:15')) })).toEqual([
    `${NOBODY} 15 customers of calls come to queue calls: from 2026-03-11 01:15 to 2026-03-11 01:30.`,
  ]);

  // Told is the time in which anybody comes.
  const evening = {
    queue: 'calls',
    channel: 'voice',
    languages: ['en'],
    perDay: 60,
    curve: { '00:00': 1, '02:30': 0, '03:30': 2, '03:45': 0 },
  };
  expect(told({ demand: { calls: evening }, workforce: from({ hours: '00:00-02:00' }) })).toEqual([
    `${NOBODY} 20 customers of calls come to queue calls: from 2026-03-11 02:00 to 2026-03-11 02:30 (10 of them); other such times: 1.`,
  ]);

  // In a run nobody takes them before somebody is back.
  const trial = trialOf(written, {}, PLAN, DUBLIN);
  const chance = { seed, replication: 0 };
  const lives: Life[] = [];
  await play(drawTrial(trial, chance).scenario, { chance, settled: (life) => lives.push(life) });
  const alone = lives.filter(({ customer: { arrivalMs } }) => arrivalMs >= Date.parse('2026-03-11T03:00Z'));
  expect(alone.length).toBeGreaterThan(30);
  expect(new Set(alone.map(({ outcome }) => outcome))).toEqual(new Set(['abandoned']));
});

test('not where the plan or a change says what becomes of them, nor of those who are not on hold', () => {
  const workforce = from({ hours: '00:00-02:00' });
  const written = { demand: { calls: CALLS }, workforce };
  const queues = (more: object): PlanFile => ({ ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], ...more } } });
  expect(told(written)).toHaveLength(1);
  expect(told(written, queues({ maxWait: { after: '5m', to: 'callback' } }))).toEqual([]);
  const close = { at: '2026-03-11T02:00', queue: 'calls', closed: true };
  expect(told({ ...written, changes: [close] })).toEqual([]);
  expect(told({ ...written, changes: [close, { at: '2026-03-11T03:30', queue: 'calls', closed: false }] })).toEqual([
    `${NOBODY} 30 customers of calls come to queue calls: from 2026-03-11 03:30 to 2026-03-11 04:00.`,
  ]);
  expect(told({ demand: { mail: { queue: 'desk', channel: 'email', perHour: 60 } }, workforce })).toEqual([]);
  expect(told({ demand: CALLED_DEMAND, workforce: { groups: { dublin: {}, lisbon: {} } } }, CALLING, ROSTER)).toEqual([]);
  const renewals = CALLED_DEMAND['renewals'] as NonNullable<typeof CALLED_DEMAND>[string];
  expect(told({ demand: { renewals }, workforce }, CALLING)).toEqual([]);
  // One in a hundred customers, or less than one in all.
  expect(told({ ...written, workforce: from({ hours: '00:00-03:58' }) })).toEqual([]);
  expect(told({ demand: { calls: { ...CALLS, perHour: 0.4 } }, workforce })).toEqual([]);
});

test('only of those whom the others cannot take, and until somebody can', () => {
  const both = { ...CALLS, languages: { en: '50%', pt: '50%' } };
  const lisbon = { lisbon: { shifts: [{ hours: '00:00-02:00' }] } };
  expect(told({ demand: { calls: both }, workforce: { groups: { dublin: {}, ...lisbon } } }, PLAN, ROSTER)).toEqual([
    `${NOBODY} 60 customers of calls.pt come to queue calls: from 2026-03-11 02:00 to 2026-03-11 04:00.`,
  ]);
  // Lisbon's English is asked in a later step.
  const late = { demand: { calls: CALLS }, workforce: { groups: { dublin: { shifts: [{ hours: '02:00-04:00' }] }, ...lisbon } } };
  expect(told(late, PLAN, ROSTER)).toEqual([]);
  const learning: Written = {
    demand: { calls: { ...CALLS, skills: { billing: 4 } } },
    workforce: { groups: { dublin: { shifts: [{ hours: '00:00-01:00' }] } } },
    changes: [{ at: '2026-03-11T03:00', group: 'lisbon', skills: { billing: 4 } }],
  };
  expect(told(learning, PLAN, ROSTER)).toEqual([
    `${NOBODY} 120 customers of calls come to queue calls: from 2026-03-11 01:00 to 2026-03-11 03:00.`,
  ]);
  const hired = { groups: { dublin: { hired: { '2026-03-11': 0, '2026-03-12': 4 }, shifts: [{ hours: '00:00-24:00' }] } } };
  expect(told({ demand: { calls: CALLS }, horizon: { for: '2d' }, workforce: hired })).toEqual([
    expect.stringMatching(/^hint demand\.calls .* 1440 customers .* from 2026-03-11 00:00 to 2026-03-12 00:00\.$/),
  ]);
});

test('of what a bot hands on at night, of people only; what it keeps needs nobody', () => {
  const plan: PlanFile = { ...PLAN, queues: { chat: { channels: ['chat'], steps: [{ bots: 'only' }, { after: '5s', bots: 'none' }] } } };
  const roster: RosterFile = { ...DUBLIN, agents: { robo: { kind: 'bot', hub: 'dublin', queues: ['chat'] } } };
  const demand = { chats: { queue: 'chat', channel: 'chat', perHour: 60 } };
  const { groups } = from({ hours: '00:00-02:00' }) as { groups: object };
  const hint =
    'hint demand.chats Nobody who could take them is at work when some 48 customers of chats handed on to chat come to queue chat';
  expect(told({ demand, workforce: { groups: { ...groups, robo: { transfer: { percent: '40%' } } } } }, plan, roster)).toEqual([
    `${hint}: from 2026-03-11 02:00 to 2026-03-11 04:00.`,
  ]);
  expect(told({ demand, workforce: { groups } as Written['workforce'] }, plan, roster)).toEqual([]);
});

const minute = fc.integer({ min: 0, max: 239 });
const shift = fc.tuple(minute, minute).filter(([begins, ends]) => begins < ends);
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const COUNT = runs('simulations/scenario nobody at work', { fast: 30, nightly: 1_000 });

test('as many are told as come in the minutes in which nobody is at work', () => {
  const all = fc.array(shift, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(all, (shifts) => {
      const workforce = from(...shifts.map(([begins, ends]) => ({ hours: `${clock(begins)}-${clock(ends)}`, agents: 1 })));
      const alone = Array.from({ length: 240 }, (_, at) => at).filter((at) => !shifts.some(([begins, ends]) => at >= begins && at < ends));
      const count = told({ demand: { calls: CALLS }, workforce }).map((text) => Number(/some (\d+) customers/.exec(text)?.[1]));
      expect(count).toEqual(alone.length >= 3 ? [alone.length] : []);
    }),
    { seed, numRuns: COUNT },
  );
});
