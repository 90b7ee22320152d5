/** A sequence of channels is read step by step, counted step by step, and what is wrong in it is told with its place. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { wholeOf } from '../../measures/index.js';
import { measure } from '../../measures/testing/measure.js';
import type { ScenarioFile } from '../file/scenario-file.js';
import { defined, PLAN, ROSTER, trialOf } from '../testing/trials.js';

type DemandFile = NonNullable<ScenarioFile['demand']>[string];

const CAMPAIGN_PLAN: PlanFile = {
  ...PLAN,
  queues: { ...PLAN.queues, closed: { channels: ['chat'] } },
  callingWindows: { polite: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
  customerZones: ['Europe/Dublin'],
  campaigns: { ringing: { queue: 'calls', window: 'polite', attempts: 2, retry: { noAnswer: '10m' }, attemptsPerDay: 2 } },
};
const OUTBOUND = { campaign: 'ringing', zone: 'Europe/Dublin', dialling: '10s', there: '1h', away: '0s', answers: '0%' } as const;
const FIRST = { queue: 'closed', channel: 'chat', languages: ['en'], backlog: 40, patience: '10m' } satisfies DemandFile;

// Forty people write where nobody reads, are called twice each in vain, and all answer the mail of an hour later.
test('forty people, by hand', async () => {
  const roster = { groups: ROSTER.groups?.map((group) => ({ ...group, queues: ['calls', 'desk'] })) ?? [] };
  const trial = trialOf(
    {
      demand: {
        people: {
          ...FIRST,
          sequence: [
            { after: '5m', queue: 'calls', channel: 'voice', outbound: OUTBOUND },
            { after: '1h', queue: 'desk', channel: 'email', handling: '1m' },
          ],
        },
      },
    },
    {},
    CAMPAIGN_PLAN,
    roster,
  );
  const { contacts } = await measure(trial);
  const of = (step: string) => {
    const { arrived, answered, abandoned, unreached, dialled } = wholeOf(contacts, 'step', step);
    return { arrived, answered, abandoned, unreached, dialled };
  };
  expect(of('people 1: chat')).toEqual({ arrived: 40, answered: 0, abandoned: 40, unreached: 0, dialled: 0 });
  expect(of('people 2: voice')).toEqual({ arrived: 40, answered: 0, abandoned: 0, unreached: 40, dialled: 80 });
  expect(of('people 3: email')).toEqual({ arrived: 40, answered: 40, abandoned: 0, unreached: 0, dialled: 0 });
  expect(wholeOf(contacts, 'all', 'all')).toMatchObject({ arrived: 120, answered: 40 });
});

test('who goes on asks for the same; how they behave is said of the step, else of its channel', () => {
  const { demand } = trialOf({
    demand: {
      calls: {
        queue: 'calls',
        channel: 'voice',
        languages: { en: '70%', 'pt,en': '30%' },
        skills: { billing: 2 },
        priority: 5,
        perHour: 9,
        portfolio: { of: 'dublin' },
        sequence: [
          { after: { mean: '2h' }, queue: 'desk', channel: 'chat', patience: '3m' },
          { after: '1d', channel: 'email' },
        ],
      },
      others: { queue: 'calls', channel: 'voice', perHour: 1 },
    },
    behaviour: { email: { handling: '4m' } },
  });
  expect(demand.map(({ name, step, next }) => [name, step, next?.demand])).toEqual([
    ['calls.en', 1, 'calls.en.step2'],
    ['calls.en.step2', 2, 'calls.en.step3'],
    ['calls.en.step3', 3, undefined],
    ['calls.pt+en', 1, 'calls.pt+en.step2'],
    ['calls.pt+en.step2', 2, 'calls.pt+en.step3'],
    ['calls.pt+en.step3', 3, undefined],
    ['others', undefined, undefined],
  ]);
  const last = demand[5];
  expect(last).toMatchObject({ queue: 'desk', channel: 'email', languages: ['pt', 'en'], priority: 5, varies: 'calls', intervals: [] });
  expect(last).toMatchObject({ skills: [{ skill: 'billing', level: 2 }], handling: { kind: 'constant', ms: 240_000 }, patience: null });
  expect(last?.portfolio).toEqual(demand[3]?.portfolio);
  expect(demand[0]?.next?.after).toEqual({ kind: 'exponential', meanMs: 7_200_000 });
});

test('a step that nobody of the house can take is told of', () => {
  const roster = { groups: ROSTER.groups?.map((group) => ({ ...group, queues: ['calls'] })) ?? [] };
  const demand = {
    calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 9, sequence: [{ after: '1h', queue: 'desk', channel: 'chat' }] },
  };
  const { problems } = defined({ demand }, {}, PLAN, roster);
  expect(problems.map(({ code, message }) => [code, message])).toEqual([['CUSTOMERS_UNSERVED', expect.stringContaining('calls.step2')]]);
});

test.each([
  ['a queue that is not there', { after: '1h', queue: 'desc', channel: 'chat' }, ['queue'], /There is no queue desc; did you mean desk/],
  ['a channel the queue does not take', { after: '1h', queue: 'again', channel: 'email' }, ['channel'], /again/],
  ['a channel that is not there', { after: '1h', channel: 'voise' }, ['channel'], /There is no channel voise; did you mean voice/],
  [
    'a campaign of another channel',
    { after: '1h', queue: 'desk', channel: 'email', outbound: OUTBOUND },
    ['outbound', 'campaign'],
    /calls from queue calls/,
  ],
  [
    'a transfer to a queue that is not there',
    { after: '1h', channel: 'voice', transfer: { percent: '5%', to: 'agian' } },
    ['transfer', 'to'],
    /did you mean again/,
  ],
] as const)('%s', (_, step, place, message) => {
  const { problems } = defined({ demand: { people: { ...FIRST, sequence: [{ ...step }] } } }, {}, CAMPAIGN_PLAN);
  expect(problems.map(({ path, message: told }) => [path, told])).toContainEqual([
    ['demand', 'people', 'sequence', 0, ...place],
    expect.stringMatching(message),
  ]);
});

test('a step of another tenant is told, and so is what is assumed of its channel', () => {
  const own = Object.entries(CAMPAIGN_PLAN.queues).map(([id, queue]) => [id, { ...queue, tenant: 'a' }]);
  const queues = { ...Object.fromEntries(own), other: { channels: ['email'], tenant: 'b' } };
  const plan = { ...CAMPAIGN_PLAN, tenants: ['a', 'b'], queues };
  const transfer = { percent: '5%', to: 'other' };
  const sequence = [
    { after: '1h', queue: 'other', channel: 'email' },
    { after: '1h', queue: 'calls', channel: 'voice' },
  ];
  const { problems } = defined({ demand: { people: { ...FIRST, sequence } }, behaviour: { voice: { transfer } } }, {}, plan);
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(
    expect.arrayContaining([
      'demand.people.sequence.0.queue Queue other belongs to tenant b.',
      'behaviour.voice.transfer.to Queue other belongs to tenant b.',
    ]),
  );
});

test('a step behind one that waits for ever is never come to, and that is told', () => {
  const sequence = [
    { after: '1h', queue: 'desk', channel: 'email' },
    { after: '1h', queue: 'calls', channel: 'voice' },
  ];
  const { ok, problems } = defined({ demand: { people: { ...FIRST, sequence } } }, {}, CAMPAIGN_PLAN);
  expect(ok).toBe(false);
  expect(problems.map(({ path, message }) => [path, message])).toEqual([
    [['demand', 'people', 'sequence', 1], expect.stringContaining('on email people wait for ever before it')],
  ]);
});

test('an empty sequence, and one without an interval, are no sequence', () => {
  for (const sequence of [[], [{ queue: 'desk', channel: 'chat' }]])
    expect(() => trialOf({ demand: { people: { ...FIRST, sequence: sequence as never } } }, {}, CAMPAIGN_PLAN)).toThrow();
});
