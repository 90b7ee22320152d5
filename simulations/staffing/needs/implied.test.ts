/** Proves that what the plan promises goes to exactly those customers whom no target judges, and that staffing keeps it to them. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { isOf } from '../../scenario/index.js';
import { trialOf, type Written } from '../../scenario/testing/trials.js';
import { staff } from '../staff.js';
import { impliedGoals, impliedTargets } from './implied.js';
import { waitTargetsOf } from './load.js';

const PLAN: PlanFile = {
  plan: 'parts',
  hubs: {
    cork: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 3_000 },
    porto: { kind: 'monolingual', country: 'PT', zone: 'Europe/Dublin', languages: ['pt'], costPerHour: 2_000 },
  },
  queues: {
    calls: { channels: ['voice'], target: { percent: 70, within: '30s' } },
    desk: { channels: ['chat', 'email'] },
  },
};
const ROSTER: RosterFile = {
  groups: [
    { group: 'cork', count: 6, hub: 'cork' },
    { group: 'porto', count: 6, hub: 'porto' },
  ],
};
const call = { queue: 'calls', channel: 'voice', perHour: 30 };
const DEMAND: Written['demand'] = {
  english: { ...call, languages: ['en'] },
  portuguese: { ...call, languages: ['pt'] },
  any: { ...call, perHour: 6 },
  chats: { queue: 'desk', channel: 'chat', perHour: 10, languages: ['en'] },
  mail: { queue: 'desk', channel: 'email', perHour: 10, languages: ['en'] },
};
const trialWith = (targets: Written['targets'], demand = DEMAND) => trialOf({ demand, targets }, {}, PLAN, ROSTER);
const promised = (targets: Written['targets']) => impliedGoals(trialWith(targets)).map(({ key }) => key);
const SL = { serviceLevel: '80%', within: '20s' } as const;

test.each<[Written['targets'], readonly string[]]>([
  // Each channel has a promise of its own: one figure of both would let the fewer starve.
  [[], ['calls', 'queue desk, channel chat', 'queue desk, channel email']],
  [
    [{ queue: 'calls', language: 'pt', ...SL }],
    ['queue calls, language en', 'queue calls, language –', 'queue desk, channel chat', 'queue desk, channel email'],
  ],
  [[{ channel: 'chat', ...SL }], ['calls', 'queue desk, channel email']],
  [[{ language: 'en', ...SL }], ['queue calls, language pt', 'queue calls, language –']],
  [
    [
      { queue: 'calls', ...SL },
      { queue: 'desk', ...SL },
    ],
    [],
  ],
])('beside the targets %j the plan promises to %j', (targets, names) => expect(promised(targets)).toEqual(names));

test('whatever the targets, a customer is judged by a target or promised something, never both', () => {
  const named = [{ queue: 'calls' }, { queue: 'desk' }, { channel: 'email' }, { language: 'pt' }, { queue: 'desk', language: 'en' }];
  for (let some = 0; some < 2 ** named.length; some++) {
    const trial = trialWith(named.filter((_, place) => (some >> place) & 1).map((of) => ({ ...of, ...SL })));
    const promises = impliedTargets(trial);
    for (const demand of trial.demand) {
      const judged = waitTargetsOf(demand, trial).length > 0 ? 1 : 0;
      expect(judged + promises.filter((one) => isOf(one, demand, trial)).length, `${demand.name} ${some}`).toBe(1);
    }
  }
});

// The Portuguese alone had a target; nobody was left for the English.
test('those of a queue whom no target judges are served as the plan promises', async () => {
  const demand = { english: { ...call, languages: ['en'] }, portuguese: { ...call, languages: ['pt'] } };
  const workforce = { groups: { cork: { shifts: [{ hours: '00:00-02:00' }] }, porto: { shifts: [{ hours: '00:00-02:00' }] } } };
  const behaviour = { voice: { handling: { mean: '3m' }, patience: { mean: '2m' } } };
  const written: Written = { demand, workforce, behaviour, horizon: { for: '2h', replications: 2 } };
  const trial = trialOf({ ...written, targets: [{ queue: 'calls', language: 'pt', ...SL }] }, {}, PLAN, ROSTER);
  const { found, lines, goals } = await staff(trial, { workers: 1, verify: 1 });
  expect(found.enough).toBe(true);
  expect(goals.map(({ key }) => key)).toEqual(['queue calls, language pt', 'queue calls, language en']);
  expect(found.values[1]).toBeGreaterThanOrEqual(0.7);
  expect(found.counts[lines.findIndex(({ group }) => group === 'cork')]).toBeGreaterThan(0);
}, 60_000);
