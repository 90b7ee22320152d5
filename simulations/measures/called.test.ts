/** Of those whom a campaign calls and those who come by themselves to the same queue, each figure and each target counts whom it says it counts. */
import { expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../auditor/testing/halls-called.js';
import type { Life } from '../play/index.js';
import { BY_THEMSELVES, CALLED } from '../scenario/index.js';
import { trialOf, type Written } from '../scenario/testing/trials.js';
import { CONTACT_FIGURES } from './figures.js';
import { limitsOf } from './limits.js';
import { differences } from './pairs.js';
import { summarise } from './summary.js';
import { wholeOf } from './table.js';
import { measure } from './testing/measure.js';
import { judge } from './verdicts.js';

const MIXED: Written = {
  demand: {
    renewals: CALLED_DEMAND['renewals'] as NonNullable<typeof CALLED_DEMAND>[string],
    calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120, handling: '1m', patience: { mean: '30s' } },
  },
  behaviour: { voice: { handling: '2m' } },
  horizon: { for: '3h' },
};

test('reachability is of those called only: calls that come by themselves to the same queue make it no higher', async () => {
  const { contacts } = await measure(trialOf(MIXED, {}, CALLING));
  const [queue, came, called] = [
    wholeOf(contacts, 'queue', 'calls'),
    wholeOf(contacts, 'came', BY_THEMSELVES),
    wholeOf(contacts, 'came', CALLED),
  ];
  expect(came.answered).toBeGreaterThan(100);
  expect([came.dialled, came.reached]).toEqual([0, 0]);
  expect([called.reached, called.dialled]).toEqual([called.answered, queue.dialled]);
  // Somebody was dialled more than once, and somebody never reached: all those attempts are in the divisor.
  expect(called.dialled).toBeGreaterThan(called.answered + called.unreached);
  expect(CONTACT_FIGURES.reachability.of(queue)).toBe(called.answered / called.dialled);
  expect(CONTACT_FIGURES.reachability.of(came)).toBeNaN();
});

test('a target judges the wait of those it says, and by default of those who came by themselves; handling time of all', async () => {
  const goals = { queue: 'calls', serviceLevel: '80%', abandoned: '5%', wait: '20s', handling: '3m' } as const;
  const targets: Written['targets'] = [goals, { ...goals, whom: 'called' }, { ...goals, whom: 'all' }, { serviceLevel: '80%' }];
  // A queue beside it, so that "all by themselves" and "in calls by themselves" are other people.
  const demand = { ...MIXED.demand, again: { queue: 'again', channel: 'voice', languages: ['en'], perHour: 30, handling: '5m' } };
  const trial = trialOf({ ...MIXED, demand, targets }, {}, CALLING);
  const lives: Life[] = [];
  const measured = await measure(trial, (life) => lives.push(life));
  const judged = judge(trial, summarise([measured]), [measured]);

  const inCalls = lives.filter(({ customer }) => customer.demand.queue === 'calls');
  const [came, called] = [
    inCalls.filter(({ customer }) => !customer.demand.outbound),
    inCalls.filter(({ customer }) => customer.demand.outbound),
  ];
  const meanOf = (of: readonly Life[], value: (life: Life) => number): number => of.reduce((sum, life) => sum + value(life), 0) / of.length;
  const figures = (of: readonly Life[]) => [
    meanOf(of, ({ outcome, withinTarget }) => Number(outcome === 'answered' && withinTarget)),
    meanOf(of, ({ outcome }) => Number(outcome === 'abandoned')),
    meanOf(
      of.filter(({ outcome }) => outcome === 'answered'),
      ({ waitedMs }) => waitedMs,
    ),
  ];
  const reached = (place: number) =>
    judged.slice(4 * place, 4 * place + 4).flatMap(({ figure, stated }) => (figure === 'ahtMs' ? [] : [stated.mean]));
  const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));
  expect([reached(0), reached(1), reached(2)]).toEqual([near(figures(came)), near(figures(called)), near(figures(inCalls))]);
  expect(judged.at(-1)?.stated.mean).toBeCloseTo(figures(lives.filter(({ customer }) => !customer.demand.outbound))[0] ?? 0, 9);
  // Whoever was not reached makes all the difference here.
  expect((reached(0)[0] ?? 0) - (reached(2)[0] ?? 0)).toBeGreaterThan(0.1);
  const handling = judged.filter(({ figure }) => figure === 'ahtMs').map(({ whom, stated }) => [whom, stated.mean]);
  const aht = (by: 'queue' | 'segment', key: string) => CONTACT_FIGURES.ahtMs.of(wholeOf(measured.contacts, by, key));
  expect(handling).toEqual([
    ['all', aht('queue', 'calls')],
    ['called', aht('segment', `queue calls, ${CALLED}`)],
    ['all', aht('queue', 'calls')],
  ]);
  // Those who came by themselves have a minute of work each, those who were called two.
  expect(aht('segment', `queue calls, ${BY_THEMSELVES}`)).toBe(60_000);
  expect(aht('queue', 'calls')).toBeGreaterThan(60_000);
});

test('each kind is promised the limit of the first target that judges it', async () => {
  const within = (targets: Written['targets']) => {
    const trial = trialOf({ ...MIXED, targets }, {}, CALLING);
    return trial.demand.map((demand) => limitsOf(demand, trial)(trial.startMs).withinMs);
  };
  const byDefault = { queue: 'calls', serviceLevel: '80%', within: '30s' } as const;
  const ofCalled = { queue: 'calls', serviceLevel: '40%', within: '2m', whom: 'called' } as const;
  const [renewals, calls] = [0, 2];
  const cases: readonly (readonly [Written['targets'], called: number | null, came: number])[] = [
    [[byDefault, ofCalled], 120_000, 30_000],
    [[byDefault], null, 30_000],
    [[{ ...byDefault, whom: 'all' }], 30_000, 30_000],
  ];
  for (const [targets, called, came] of cases) {
    const limits = within(targets);
    expect([limits[renewals], limits[calls]]).toEqual([called, came]);
  }
});

// To the scenario without a campaign those called would be nobody, and the difference as many as there are.
test('where one of two scenarios has no campaign, everybody in it has come by themselves, and nothing more is told apart', async () => {
  const calls = { calls: (MIXED.demand as NonNullable<Written['demand']>)['calls'] } as NonNullable<Written['demand']>;
  const [mixed, alone] = await Promise.all([measure(trialOf(MIXED, {}, CALLING)), measure(trialOf({ ...MIXED, demand: calls }))]);
  const rows = (one: typeof mixed, other: typeof mixed) =>
    differences([{ replication: 0, measured: one }], [{ replication: 0, measured: other }]).contacts;
  expect(new Set(rows(mixed, mixed).map(({ by }) => by))).toContain('segment');
  const figuresOf = (of: ReturnType<typeof rows>, by: string) => of.find((row) => row.by === by)?.figures ?? {};
  for (const [told, side] of [
    [rows(mixed, alone), 'other'],
    [rows(alone, mixed), 'base'],
  ] as const) {
    expect(told.map(({ by }) => by)).not.toContain('segment');
    expect(told.filter(({ by }) => by === 'came').map(({ key }) => key)).toEqual([BY_THEMSELVES]);
    for (const figure of ['arrived', 'serviceLevel', 'asaMs', 'waitP90Ms'])
      expect(figuresOf(told, 'came')[figure]?.[side]).toEqual(figuresOf(told, 'all')[figure]?.[side]);
  }
  expect(rows(alone, alone).map(({ by }) => by)).not.toContain('came');
});

// The wait of those not reached once began when they were enlisted: days before the last attempt, of which no agent could take a minute away.
test('where agents abound, nobody whom a campaign calls has waited, reached or not, with attempts left or none', async () => {
  const lives: Life[] = [];
  const demand = { renewals: { ...MIXED.demand?.['renewals'], languages: ['en'], perHour: 6 } as NonNullable<Written['demand']>[string] };
  await measure(trialOf({ ...MIXED, demand, horizon: { for: '3h', end: 'cut' } }, {}, CALLING), (life) => lives.push(life));
  const of = (outcome: Life['outcome']): readonly number[] =>
    lives.filter((life) => life.outcome === outcome).map(({ waitedMs }) => waitedMs);
  for (const outcome of ['answered', 'unreached', 'unserved'] as const) {
    expect(of(outcome).length, outcome).toBeGreaterThan(0);
    expect(new Set(of(outcome)), outcome).toEqual(new Set([0]));
  }
});

test('those not reached have waited for the agent who dials, as those reached have, and not while being dialled', async () => {
  const renewals = { ...CALLING.campaigns?.['renewals'], queue: 'calls', window: 'polite', attempts: 1 };
  const alone = { groups: [{ group: 'dublin', count: 1, hub: 'dublin' }] };
  const waits = async (answers: string) => {
    const called = { campaign: 'renewals', zone: 'Europe/Dublin', there: '3h', away: '0s', answers, dialling: '10s' };
    // Two who are due at midnight, and one agent, from one o'clock on.
    const demand: Written['demand'] = {
      two: { queue: 'calls', channel: 'voice', languages: ['en'], backlog: 2, handling: '30s', outbound: called },
    };
    const workforce = { groups: { dublin: { shifts: [{ hours: '01:00-03:00' }] } } };
    const lives: Life[] = [];
    const trial = trialOf({ demand, workforce, horizon: { for: '3h' } }, {}, { ...CALLING, campaigns: { renewals } }, alone);
    await measure(trial, (life) => lives.push(life));
    return lives.map(({ outcome, waitedMs }) => [outcome, waitedMs]);
  };
  const hourMs = 3_600_000;
  expect(await waits('0%')).toEqual([
    ['unreached', hourMs],
    ['unreached', hourMs + 10_000],
  ]);
  expect(await waits('100%')).toEqual([
    ['answered', hourMs],
    ['answered', hourMs + 40_000],
  ]);
});
