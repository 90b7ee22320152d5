/** Proves that staffing finds people for contacts that others hand on, and bots hand off, by a target or by what the plan promises. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { trialOf, type Written } from '../../scenario/testing/trials.js';
import { staff } from '../staff.js';
import { impliedGoals } from './implied.js';
import { loadClasses } from './load.js';
import { onwardDemands, whoServesOnward } from './onward.js';
import { whoServes } from './who-serves.js';

const PLAN: PlanFile = {
  plan: 'lines',
  hubs: { cork: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 3_000 } },
  queues: {
    calls: { channels: ['voice'] },
    repairs: { channels: ['voice'], target: { percent: 70, within: '1m' } },
    chat: { channels: ['chat'], steps: [{ bots: 'only' }, { after: '5s', bots: 'none' }] },
  },
};
const ROSTER: RosterFile = {
  agents: { helper: { kind: 'bot', hub: 'cork', queues: ['chat'], handlingPercent: 25 } },
  groups: [
    { group: 'front', count: 6, hub: 'cork', queues: ['calls'] },
    { group: 'workshop', count: 4, hub: 'cork', queues: ['repairs'] },
    { group: 'people', count: 4, hub: 'cork', queues: ['chat'] },
  ],
};
const SHIFT = { shifts: [{ hours: '00:00-02:00' }] };
const HALL: Written = {
  demand: { calls: { queue: 'calls', channel: 'voice', perHour: 60 }, chats: { queue: 'chat', channel: 'chat', perHour: 40 } },
  behaviour: {
    voice: {
      handling: '3m',
      patience: { mean: '2m' },
      transfer: { percent: '25%', to: 'repairs', handling: '6m', patience: { mean: '5m' } },
    },
    chat: { handling: '4m' },
  },
  workforce: { groups: { helper: { transfer: { percent: '40%' } }, front: SHIFT, workshop: SHIFT, people: SHIFT } },
  horizon: { for: '2h', interval: '1h', replications: 2 },
};
const trialWith = (targets: Written['targets']) => trialOf({ ...HALL, targets }, {}, PLAN, ROSTER);
const CALLS = { queue: 'calls', serviceLevel: '80%', within: '20s' } as const;

test('what is handed on is a load of those who take it, and of no bot', async () => {
  const trial = trialWith([{ queue: 'repairs', whom: 'handed-on', serviceLevel: '80%', within: '30s' }]);
  const serves = await whoServes(trial);
  const onward = onwardDemands(trial, serves);
  const all = new Map([...serves, ...(await whoServesOnward(trial, onward))]);
  const told = loadClasses(trial, all, onward).map(({ name, groups, targets, arrivals }) => [name, groups, targets.length, arrivals]);
  expect(told.slice(2)).toEqual([
    ['calls handed on to repairs', ['workshop'], 1, [15, 15]],
    ['chats handed on to chat', ['people'], 0, [16, 16]],
  ]);
  const [repairs] = loadClasses(trial, all, onward).slice(2);
  expect(repairs?.handlingMs[0]).toBeGreaterThanOrEqual(360_000);
  expect(onward.map(({ patience }) => patience)).toEqual([{ kind: 'exponential', meanMs: 300_000 }, null]);
});

test('what is handed on a second time is a load too: of what a bot hands off, people hand on what the demand says', async () => {
  const plan = { ...PLAN, queues: { ...PLAN.queues, experts: { channels: ['chat'] } } };
  const roster: RosterFile = {
    ...ROSTER,
    groups: [...(ROSTER.groups ?? []), { group: 'experts', count: 2, hub: 'cork', queues: ['experts'] }],
  };
  const transfer = { percent: '20%', to: 'experts', handling: '9m' } as const;
  const behaviour = { ...HALL.behaviour, chat: { handling: '4m', transfer } };
  const trial = trialOf({ ...HALL, behaviour }, {}, plan, roster);
  const onward = onwardDemands(trial, await whoServes(trial));
  const told = onward.map(({ name, intervals, handling }) => [name, intervals.map(({ volume }) => volume.toFixed(6)), handling]);
  expect(told.filter(([name]) => String(name).startsWith('chats')).sort()).toEqual([
    ['chats handed on to chat', ['16.000000', '16.000000'], { kind: 'constant', ms: 240_000 }],
    ['chats handed on to experts', ['3.200000', '3.200000'], { kind: 'constant', ms: 540_000 }],
  ]);
});

test('those handed on whom no target judges are promised what the plan promises those who come to that queue', () => {
  const promised = (targets: Written['targets']) => impliedGoals(trialWith(targets)).map(({ key, goal }) => [key, goal]);
  expect(promised([CALLS])).toEqual([
    ['queue repairs, handed on', 0.7],
    ['chat', 0.8],
    ['queue chat, handed on', 0.8],
  ]);
  expect(promised([CALLS, { whom: 'handed-on', wait: '1m' }, { queue: 'chat', serviceLevel: '80%' }])).toEqual([]);
});

// Both were let go: no target spoke of their contacts.
test('a second line and the people behind a bot are needed', async () => {
  const trial = trialWith([CALLS, { queue: 'repairs', whom: 'handed-on', serviceLevel: '80%', within: '30s' }]);
  const { found, lines, goals } = await staff(trial, { workers: 1, verify: 1 });
  expect(found.enough).toBe(true);
  expect([...new Set(goals.map(({ key }) => key))]).toEqual(['calls', 'queue repairs, handed on', 'chat', 'queue chat, handed on']);
  const needed = new Map(lines.map(({ group }, line) => [group, found.counts[line]]));
  for (const group of ['workshop', 'people']) expect(needed.get(group), group).toBeGreaterThan(0);
}, 60_000);
