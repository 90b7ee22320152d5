// Proves that a comparison tells each target once: also where it judges everybody in one scenario and, campaigns calling there, those who came by themselves in another.
import { expect, test } from 'vitest';
import type { Compared } from './compared.js';
import { targetsOf } from './targets.js';

const INBOUND = { queue: 'calls', channel: 'voice' };
const CAMPAIGN = { ...INBOUND, outbound: {} };
const OTHER = { queue: 'mail', channel: 'email' };

const judged = (whom: string, goal = 0.8) => ({
  target: { of: { queue: 'calls' }, withinMs: 20_000 },
  whom,
  figure: 'serviceLevel',
  goal,
  least: true,
});
const run = (demand: readonly object[], ...all: readonly object[]) => ({ judged: all, trial: { demand, plan: { tenants: ['shop'] } } });
const told = (base: object, ...alternatives: readonly object[]) =>
  targetsOf({ base, alternatives } as unknown as Compared).map(({ of, judged }) => [of, judged.map((one) => one?.whom ?? null)]);

test('the same customers, and one target', () => {
  const [mixed, alone] = [run([INBOUND, CAMPAIGN], judged('by-themselves')), run([INBOUND, OTHER], judged('all'))];
  expect(told(mixed, alone)).toEqual([['queue calls, by themselves', ['by-themselves', 'all']]]);
  expect(told(alone, mixed)).toEqual([['queue calls, by themselves', ['all', 'by-themselves']]]);
});

test('whom a campaign calls are others', () => {
  expect(told(run([INBOUND, CAMPAIGN], judged('by-themselves')), run([CAMPAIGN], judged('all')))).toEqual([
    ['queue calls, by themselves', ['by-themselves', null]],
    ['queue calls', [null, 'all']],
  ]);
});

test('another goal is another target, and two of one scenario stay two', () => {
  const both = run([INBOUND, CAMPAIGN], judged('all'), judged('by-themselves'));
  expect(told(both, run([INBOUND], judged('all')))).toEqual([
    ['queue calls', ['all', 'all']],
    ['queue calls, by themselves', ['by-themselves', null]],
  ]);
  expect(told(run([INBOUND], judged('all')), run([INBOUND], judged('all', 0.9)))).toHaveLength(2);
});
