/** Who is not served on one channel is tried on the next, at the instant stated, with work and patience of its own; who is served is left alone. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import type { Life } from './life.js';
import type { Demand, Scenario } from './scenario.js';
import { CALLS, played, scenarioOf } from './testing/hall.js';

const constant = (ms: number) => ({ kind: 'constant', ms }) as const;
const NEVER = { there: constant(1_000_000), away: constant(0), answers: 0, seen: 0 } as const;

const PLAN: Partial<PlanFile> = {
  queues: { calls: { channels: ['voice'] }, letters: { channels: ['email'] }, texts: { channels: ['chat'] } },
  callingWindows: { always: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
  campaigns: { mailing: { queue: 'letters', window: 'always', attempts: 2, retry: { noAnswer: '1m' } } },
};
/** Nobody answers texts. */
const ROSTER = {
  agents: [
    { id: 'ann', hub: 'hall', queues: ['calls', 'letters'] },
    { id: 'ben', hub: 'hall', queues: ['calls', 'letters'] },
  ],
};

const LETTERS: Demand = {
  ...CALLS,
  name: 'people',
  queue: 'letters',
  channel: 'email',
  step: 1,
  next: { demand: 'people.step2', after: constant(60_000) },
  outbound: { campaign: 'mailing', dialling: constant(5_000), presence: NEVER },
};
const TEXTS: Demand = {
  ...CALLS,
  name: 'people.step2',
  queue: 'texts',
  channel: 'chat',
  step: 2,
  intervals: [],
  patience: constant(40_000),
  next: { demand: 'people.step3', after: constant(30_000) },
};
const LAST: Demand = { ...CALLS, name: 'people.step3', step: 3, intervals: [], handling: constant(7_000) };

const livesOf = async (demand: readonly Demand[], change: Partial<Scenario> = {}) => {
  const { lives, events } = await played(scenarioOf({ demand, ...change }, PLAN, ROSTER));
  const of = (name: string): readonly Life[] => lives.filter(({ customer }) => customer.demand.name === name);
  return { of, events };
};
const personOf = ({ customer: { id } }: Life): string => id.replace(/\.step\d$/, '');

test('step by step, each so long after the end of the one before', async () => {
  const { of } = await livesOf([LETTERS, TEXTS, LAST]);
  const [letters, texts, calls] = [of('people'), of('people.step2'), of('people.step3')];
  expect(letters.length).toBeGreaterThan(15);
  expect([texts.length, calls.length]).toEqual([letters.length, letters.length]);
  const byPerson = (lives: readonly Life[]) => new Map(lives.map((life) => [personOf(life), life]));
  const [second, third] = [byPerson(texts), byPerson(calls)];
  for (const one of letters) {
    expect([one.outcome, one.dialled]).toEqual(['unreached', 2]);
    const text = second.get(one.customer.id);
    expect(text).toMatchObject({ outcome: 'abandoned', waitedMs: 40_000, customer: { arrivalMs: one.atMs + 60_000, attempt: 1 } });
    const call = third.get(one.customer.id);
    expect(call).toMatchObject({ outcome: 'answered', customer: { arrivalMs: (text?.atMs ?? 0) + 30_000, handlingMs: 7_000 } });
  }
});

test('who is served goes no further, nor does who would come after the end', async () => {
  const reached = { ...LETTERS, outbound: { ...LETTERS.outbound, presence: { ...NEVER, answers: 1 } } } as Demand;
  expect((await livesOf([reached, TEXTS, LAST])).of('people.step2')).toEqual([]);
  const { of } = await livesOf([LETTERS, TEXTS, LAST], { lastArrivalMs: 600_000 });
  expect(of('people.step2').length).toBeGreaterThan(0);
  expect(of('people.step2').length).toBeLessThan(of('people').length);
  for (const { customer } of of('people.step2')) expect(customer.arrivalMs).toBeLessThan(600_000);
});

test('who tries again does so first, and goes on once the tries are used up', async () => {
  const retry = { share: 1, after: constant(10_000), most: 3 };
  const first: Demand = {
    ...TEXTS,
    name: 'people',
    step: 1,
    intervals: CALLS.intervals,
    retry,
    next: { demand: 'people.step3', after: constant(30_000) },
  };
  const { of } = await livesOf([first, LAST]);
  const tries = of('people');
  const lastTries = tries.filter(({ customer }) => customer.attempt === 3);
  expect(tries).toHaveLength(3 * lastTries.length);
  expect(of('people.step3').map(({ customer }) => customer.arrivalMs)).toEqual(lastTries.map(({ atMs }) => atMs + 30_000));
});

test('whose customer somebody is stays so on every channel', async () => {
  const portfolio = { group: 'team', owners: ['ann', 'ben'], deputies: 0, mode: 'prefer', limitMs: 0, deputyLimitMs: 0 } as const;
  const { of } = await livesOf([LETTERS, TEXTS, LAST].map((one) => ({ ...one, portfolio })));
  const owners = new Map(of('people').map((life) => [personOf(life), life.customer.belongsTo]));
  expect(new Set([...owners.values()].map((own) => own?.owner))).toEqual(new Set(['ann', 'ben']));
  for (const step of ['people.step2', 'people.step3'])
    for (const life of of(step)) expect(life.customer.belongsTo).toEqual(owners.get(personOf(life)));
});
