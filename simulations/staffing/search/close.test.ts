/** Proves that a team or a hub whose last agents cannot leave one by one is not kept where the others do the same work for less. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import type { Trial } from '../../scenario/index.js';
import { trialOf, type Written } from '../../scenario/testing/trials.js';
import { staff } from '../staff.js';

const PLAN: PlanFile = {
  plan: 'sites',
  hubs: {
    cork: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 2_000 },
    leeds: { kind: 'monolingual', country: 'GB', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 2_000 },
  },
  queues: { calls: { channels: ['voice'] } },
};
const ROSTER: RosterFile = {
  groups: [
    { group: 'cork', count: 4, hub: 'cork' },
    { group: 'leeds', count: 4, hub: 'leeds' },
  ],
};

/** Theory takes somebody for the busy hour in the middle: from a shift of its own, which is a team of at least so many. */
const busyHour = (groups: Record<string, readonly string[]>, hubs: NonNullable<Written['costs']>['hubs'], plan = PLAN): Trial => {
  const shifts = Object.fromEntries(
    Object.entries(groups).map(([group, hours]) => [group, { shifts: hours.map((one) => ({ hours: one, agents: 1 })) }]),
  );
  const curve = { '00:00': 2, '01:00': 3, '02:00': 2, '03:00': 0 };
  return trialOf(
    {
      demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perDay: 150, curve } },
      behaviour: { voice: { handling: { mean: '3m' }, patience: { mean: '2m' } } },
      horizon: { for: '3h', replications: 4, seed: 1 },
      workforce: { groups: shifts },
      costs: { hubs },
      targets: [{ queue: 'calls', serviceLevel: '70%', within: '20s' }],
    } as Written,
    {},
    plan,
    { groups: (ROSTER.groups ?? []).filter(({ group }) => group in groups) },
  );
};

test.each([
  ['the only shift', ['01:00-02:00']],
  ['one of two shifts', ['01:00-02:00', '02:00-03:00']],
])('a hub whose least team stands on %s is done without where the other hub does it for less', async (_, leeds) => {
  const trial = busyHour({ cork: ['00:00-03:00'], leeds }, { leeds: { teamMin: 6 } });
  const { found, finished, closed } = await staff(trial, { workers: 1, verify: 1, period: 'horizon' });
  expect([found.enough, finished, ...closed]).toEqual([true, true, 'leeds']);
});

test('where all work in the hub of the lowest wages, another that costs less with its fixed cost is taken instead', async () => {
  const { cork, leeds } = PLAN.hubs as Record<'cork' | 'leeds', NonNullable<PlanFile['hubs']>[string]>;
  const plan = { ...PLAN, hubs: { cork, leeds: { ...leeds, costPerHour: 1_900 } } };
  const hours = { cork: ['00:00-03:00'], leeds: ['00:00-03:00'] };
  const trial = busyHour(hours, { cork: { perDay: 100_000 }, leeds: { perDay: 800_000 } }, plan);
  const { found, finished, closed } = await staff(trial, { workers: 1, verify: 1, period: 'horizon' });
  expect([found.enough, finished, ...closed]).toEqual([true, true, 'leeds']);
});
