/** Proves that cases written in the symbols of queueing theory are read as they are meant: theory has the figures another program has. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trialOf } from '../cases.js';
import type { PlacedCase } from '../claim.js';
import { shapeCases } from '../shape-cases.js';
import { curveIn } from './curve.js';

const ELSEWHERE: unknown = JSON.parse(readFileSync(new URL('../testing/computed-elsewhere.json', import.meta.url), 'utf8'));

const casesOf = (written: unknown): readonly PlacedCase[] => {
  const shaped = shapeCases(written);
  if (!shaped.ok) throw new Error(shaped.problems.map(({ message }) => message).join(' '));
  return shaped.cases;
};
const told = (written: unknown): readonly string[] => {
  const shaped = shapeCases(written);
  return shaped.ok ? [] : shaped.problems.map(({ path, message }) => `${path.join('.')} ${message}`);
};

test.each(casesOf(ELSEWHERE).map((placed) => [placed.one.name, placed] as const))('%s', (_, { one, claims }) => {
  const { theory } = trialOf(one, 100);
  expect(claims.length).toBeGreaterThan(0);
  for (const { name, value, of } of claims) {
    const exact = of(theory);
    expect(exact, name).not.toBeUndefined();
    if (exact != null) expect(Math.abs(exact - value), `${name}: ${value}, ${exact}`).toBeLessThan(1e-9 + 1e-6 * Math.abs(value));
  }
});

const HALL = { id: 'A', lambda: '0.5', mu: 0.1, n: 6, theta: '0.05', T: '20.0' };
const N = {
  design: 'N',
  n: [2, 2],
  mu_by_pool: [1, 1],
  lam: [1, 2],
  theta: [1, 1],
  policy: 'class 1: pool 1 only; class 2: pool 1 if idle else pool 2',
};
const WAVE = { name: 'sin: lambda(t)=5+2 sin t', mu: 1, theta: 0.5, n: 6, T: 4, at: [{ t: 1, lambda_t: 6.68294 }] };

test('numbers may be text, patience is one over its rate, and a place in the file is that of the figure', () => {
  const [placed] = casesOf({ cases: [{ ...HALL, expect: { p_wait: 0.1 } }] });
  expect(placed?.one).toEqual({
    name: 'A: 6 agents, load 5',
    agents: 6,
    arrivalRate: 0.5,
    handling: 10,
    patience: 20,
    within: 20,
  });
  expect(placed?.claims.map(({ path }) => path.join('.'))).toEqual(['cases.0.expect.p_wait']);
});

test.each([
  ['class 1: pool 1; class 2: pool 1 if more than 1 idle', { n: 3 }, { classes: [{}, { reserve: [1] }] }],
  ['class 1: pool 1 only; class 2: pool 1 if idle else pool 2 while more than 1 are free', {}, { classes: [{}, { reserve: [0, 1] }] }],
  ['FCFS', { n: 3 }, { order: 'arrival' }],
  ['first come, first served across classes', { n: 3 }, { order: 'arrival' }],
  ['class 1: pool 1 only; class 2: pool 1 if idle else pool 2; longest waiting first', {}, { order: 'arrival' }],
  ['priority to class 2, FCFS inside class', { n: 3 }, { pools: [{ first: 1 }] }],
  ['when an agent becomes free, priority to class 2', { n: 3 }, { pools: [{ first: 1 }] }],
  ['longest waiting first whenever there is a server available', { n: 3 }, { order: 'arrival' }],
])('%s', (policy, { n }: { readonly n?: number }, meant) => {
  const design = n === undefined ? N : { ...N, n, mu: 1, mu_by_pool: undefined };
  const [placed] = casesOf([JSON.parse(JSON.stringify({ ...design, policy }))]);
  expect(placed?.one).toMatchObject(meant);
  if ('order' in meant) expect(placed?.one).not.toHaveProperty('pools.0.first');
  else expect(placed?.one).not.toHaveProperty('order');
});

test('a hall with K has so many lines, and theory its figures: one by hand, and two of an agent with one place to wait', () => {
  const written = {
    lambda: 2,
    mu: 1,
    n: 1,
    K: 2,
    theta: '2',
    expect: { blocking: 4 / 13, p_wait_given_accepted: 2 / 3, p_wait_le: { '0.4': 0.799204 } },
  };
  const [placed] = casesOf({ cases: [written] });
  expect(placed?.one).toMatchObject({ agents: 1, lines: 2, patience: 0.5, limits: [0.4] });
  const { theory } = trialOf((placed as PlacedCase).one, 100);
  expect(placed?.claims.map(({ name }) => name)).toEqual(['blocking', 'p_wait_given_accepted', '0.4']);
  for (const { value, of } of placed?.claims ?? []) expect(of(theory)).toBeCloseTo(value, 6);
});

test('percentiles and shares of waits are played as limits, and theory has them: one agent near saturation, by hand', () => {
  const p99 = 20 * Math.log(0.95 / 0.01);
  const waits = { wait_p99: p99, 'wait_p99.9': 0.1, p_wait_le: { '40': 1 - 0.95 * Math.exp(-2) } };
  const [placed] = casesOf([{ lambda: 0.95, mu: 1, n: 1, theta: null, T: 1, expect: waits }]);
  expect(placed?.one).toMatchObject({ limits: [40, p99, 0.1] });
  const { theory } = trialOf((placed as PlacedCase).one, 100);
  expect(theory[`waited at most ${p99}`]).toBeCloseTo(0.99, 9);
  const [stated, wrong, share] = placed?.claims ?? [];
  expect(stated?.of(theory)).toBeCloseTo(p99, 6);
  expect(wrong?.of(theory)).toBeCloseTo(20 * Math.log(0.95 / 0.001), 6);
  expect(share?.of(theory)).toBeCloseTo(share?.value ?? 0, 9);
});

test.each(['A', 'C'] as const)('a hall of family %s is read as one', (family) => {
  expect(casesOf([{ ...HALL, n: 6, family, theta: family === 'A' ? 0.05 : 0 }])).toHaveLength(1);
});

test.each([
  [
    [{ ...HALL, family: 'B' }],
    /^0.family family must be C where theta is null or 0, and A where it is more: limited lines are stated by "K"/,
  ],
  [[{ ...HALL, family: 'A', theta: null }], /^0.family/],
  [[{ ...N, n: 3, mu: 1, mu_by_pool: undefined, policy: 'priority to class 1; class 2: pool 1 if more than 1 idle' }], /^0.policy/],
  [[{ ...N, n: 3, mu: 1, mu_by_pool: undefined, policy: 'priority to class 1 unless class 2 waits longer' }], /^0.policy/],
  [[{ ...N, n: 3, mu: 1, mu_by_pool: undefined, policy: 'longest waiting first with probability 0.5' }], /^0.policy/],
  [[{ ...N, n: 3, mu: 1, mu_by_pool: undefined, policy: 'priority to class 1 if more than 1 agent is idle' }], /^0.policy/],
  [[{ ...N, lam: 1, theta: 1, policy: 'fastest server first, the slow pool only when more than 3 wait' }], /^0.policy/],
  [[{ ...HALL, thetta: 1 }], '0.thetta The case has no field thetta; did you mean theta?'],
  [[{ ...HALL, n: '6.5' }], '0.n n must be a whole number.'],
  [[{ ...HALL, lambda: '0.6', theta: null }], /0.patience patience must be stated/],
  [[{ ...N, policy: 'whoever comes first' }], /^0.policy policy must say for each class/],
  [[{ ...N, policy: 'class 1: pool 1 only; class 2: pool 3 only' }], /^0.policy policy must say for each class/],
  [[{ ...N, policy: 'class 1: pool 1 only; class 2: pool 1 if more than 2 idle' }], /reserve.0 must be below the agents of the pool, 2/],
  [[{ ...N, policy: `${N.policy}; FCFS; freed pool-1 agent takes class 2 first` }], /first must be left out where the order is arrival/],
  [[{ ...N, theta: [1] }], '0.theta theta must be as many as classes: 2.'],
  [[{ design: 'V', policy: 'preemptive priority to class 1', n: 2, mu: 1, lam: [1, 1], theta: [1, 1] }], /^0.policy/],
  [[{ ...WAVE, name: 'a bump' }], /^0.name name must say how many arrive/],
  [[{ ...WAVE, at: [{ t: 1, lambda_t: 7 }] }], '0.at.0.lambda_t lambda_t at 1 is stated as 7, and the curve has 6.68294.'],
  [{ cases: [HALL], erlangb: [] }, 'erlangb The file has no field erlangb; did you mean erlang_b?'],
  [{ definitions: {}, cases: [] }, ' The file must hold at least one case.'],
])('%j', (written, words) => {
  expect(told(written)).toEqual([typeof words === 'string' ? words : expect.stringMatching(words)]);
});

test.each([
  ['lambda(t)=100+20 sin t, n=105', { mean: 100, swing: 20, period: 2 * Math.PI }],
  ['lambda(t) = 8 + 8*sin(0.5 t)', { mean: 8, swing: 8, period: 4 * Math.PI }],
  ['λ(t)=5-sin(2 pi t/24) (a day)', { mean: 5, swing: -1, period: 24 }],
  ['cos: lambda(t)=50-30 cos 2t', { mean: 50, swing: -30, period: Math.PI, from: -Math.PI / 4 }],
  ['lambda(t)=4+sin t+2 cos 3t', { mean: 4, swing: 1, more: [{ swing: 2 }] }],
  ['lambda(t)=100+20 sin t^2', undefined],
  ['lambda(t)=100', undefined],
  ['lambda(t)=10+5 sin(t', undefined],
  ['a wave', undefined],
])('%s', (text, curve) => {
  const read = curveIn(text);
  if (curve === undefined) expect(read).toBeUndefined();
  else expect(JSON.parse(JSON.stringify(read))).toMatchObject(JSON.parse(JSON.stringify(curve)));
});
