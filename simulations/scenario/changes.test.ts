/** What operations do on the way happens when it is said to, and is refused with the reason where it cannot be done. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { play } from '../play/index.js';
import { drawTrial } from './draw-trial.js';
import { scaleTrial } from './scale-trial.js';
import { defined, PLAN, trialOf, type Written } from './testing/trials.js';

const SHARED: PlanFile = {
  ...PLAN,
  queues: {
    ...PLAN.queues,
    calls: {
      channels: ['voice'],
      rank: ['share'],
      shares: {
        groups: [
          { hubs: ['dublin'], percent: 90 },
          { hubs: ['lisbon'], percent: 10 },
        ],
        window: 40,
      },
    },
  },
};
const CALLS: Written['demand'] = { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 60, handling: '30s' } };
const NOON = '2026-03-11T02:00Z';

/** Which hub answered before and after the instant, contact by contact. */
async function hubs(written: Written): Promise<{ before: string[]; after: string[] }> {
  const chance = { seed: 3, replication: 0 };
  const { scenario } = drawTrial(trialOf(written, {}, SHARED), chance);
  const sides = { before: [] as string[], after: [] as string[] };
  await play(scenario, {
    chance,
    settled: ({ customer, hub }) => sides[customer.arrivalMs < Date.parse(NOON) ? 'before' : 'after'].push(hub ?? 'none'),
  });
  return sides;
}
const partOf = (all: readonly string[], hub: string): number => all.filter((one) => one === hub).length / all.length;

test('a share raised on the way is approached from then on', async () => {
  const { before, after } = await hubs({ demand: CALLS, changes: [{ at: NOON, queue: 'calls', percents: [30, 70] }] });
  expect(partOf(before, 'lisbon')).toBeLessThan(0.2);
  expect(partOf(after, 'lisbon')).toBeGreaterThan(0.5);
});

test('a hub that is suspended answers nothing until it takes part again', async () => {
  const demand = { calls: { ...CALLS['calls'], patience: 'endless' } } as Written['demand'];
  const { before, after } = await hubs({ demand, changes: [{ at: NOON, hub: 'dublin', suspended: true }] });
  expect(partOf(before, 'dublin')).toBeGreaterThan(0);
  expect(new Set(after)).toEqual(new Set(['lisbon']));
  const back = await hubs({
    demand,
    changes: [
      { at: '2026-03-11T00:30Z', hub: 'dublin', suspended: true },
      { at: NOON, hub: 'dublin', suspended: false },
    ],
  });
  expect(partOf(back.after, 'dublin')).toBeGreaterThan(0);
});

test('what a group learns brings it the contacts that need it', async () => {
  const billing = { calls: { ...CALLS['calls'], skills: ['billing'] } } as Written['demand'];
  const { before, after } = await hubs({ demand: billing, changes: [{ at: NOON, group: 'lisbon', skills: { billing: 2 } }] });
  expect(before).not.toContain('lisbon');
  expect(after).toContain('lisbon');
});

const ELSEWHERE: PlanFile = { ...SHARED, queues: { ...SHARED.queues, calls: { channels: ['voice'], home: ['lisbon'] } } };

test('a plan published on the way rules from then on, for those of the roster who are played, whoever they are', async () => {
  const { before, after } = await hubs({ demand: CALLS, changes: [{ at: NOON, plan: ELSEWHERE }] });
  expect(partOf(before, 'dublin')).toBeGreaterThan(0.8);
  expect(partOf(after, 'lisbon')).toBeGreaterThan(0.8);
  const small = scaleTrial(trialOf({ demand: CALLS, changes: [{ at: NOON, plan: ELSEWHERE }] }, {}, SHARED), 0.5);
  const [change] = drawTrial(small, { seed: 3, replication: 0 }).scenario.changes ?? [];
  const published = change?.command.type === 'plan.publish' ? change.command.roster.agents : [];
  expect(published.map(({ id }) => id)).toEqual(small.roster.agents.map(({ id }) => id));
});

test('what a change names has to be in the plan that is in force by then', () => {
  const shares = { queue: 'calls', percents: [30, 70] };
  const changes = [
    { at: '2026-03-11T03:00Z', ...shares },
    { at: NOON, plan: SHARED },
  ];
  expect(trialOf({ demand: CALLS, changes }).changes.map(({ command }) => command.type)).toEqual(['plan.publish', 'queue.set-shares']);
  const early = defined({ demand: CALLS, changes: [...changes, { at: '2026-03-11T01:00Z', ...shares }] });
  expect(early.problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'changes.2.percents percents needs shares in the plan, and queue calls has none.',
  ]);
});

test('a queue that is closed by hand turns customers away until its calendar rules again', async () => {
  const { before, after } = await hubs({
    demand: CALLS,
    changes: [
      { at: '2026-03-11T00:00Z', queue: 'calls', closed: true },
      { at: NOON, queue: 'calls', closed: false },
    ],
  });
  expect(new Set(before)).toEqual(new Set(['none']));
  expect(after).not.toContain('none');
});

test.each([
  [{ at: NOON, queue: 'cals', percents: [50, 50] }, 'changes.0.queue There is no queue cals; did you mean calls?'],
  [{ at: NOON, queue: 'again', percents: [50, 50] }, 'changes.0.percents percents needs shares in the plan, and queue again has none.'],
  [{ at: NOON, queue: 'calls', percents: [50, 49] }, 'changes.0.percents percents must add up to 100, not 99.'],
  [
    { at: NOON, queue: 'calls', percents: [50, 25, 25] },
    'changes.0.percents percents must be one for each of the 2 groups of queue calls.',
  ],
  [{ at: NOON, hub: 'dublin', closed: true }, 'changes.0.hub hub has no closed: name a queue.'],
  [{ at: NOON, group: 'lisbon', skills: { biling: 1 } }, 'changes.0.skills.biling There is no skill biling; did you mean billing?'],
  [
    { at: NOON, queue: 'calls', closed: true, percents: [1, 99] },
    'changes.0.closed closed cannot stand beside percents: a change is one thing; write a second one.',
  ],
  [{ at: '2026-03-12', hub: 'dublin', suspended: true }, 'changes.0.at 2026-03-12 is not within the horizon.'],
  [{ at: '2026-02-30', hub: 'dublin', suspended: true }, 'changes.0.at 2026-02-30 is no instant of the calendar.'],
  [{ at: NOON, suspended: true }, 'changes.0.suspended suspended needs to know of which hub: name it.'],
  [
    { at: NOON, hub: 'dublin' },
    'changes.0 changes.0 must say what is done: percents of a queue, closed of a queue, suspended of a hub, skills of a group, a new plan.',
  ],
  [{ at: NOON, hub: 'dublin', plan: ELSEWHERE }, 'changes.0.hub hub cannot stand beside plan.'],
  [{ at: NOON, plan: 'elsewhere.yaml' }, 'changes.0.plan plan has not been read.'],
  [
    { at: NOON, plan: { ...PLAN, queues: { again: { channels: ['voice'] } } } },
    'changes.0.plan plan takes away queue calls, which customers of the scenario come to.',
  ],
  [
    { at: NOON, plan: { ...PLAN, queues: { calls: { channels: ['chat'] } } } },
    'changes.0.plan plan takes voice from queue calls, where customers of the scenario use it.',
  ],
])('%j is refused with the reason', (change, words) => {
  const { ok, problems } = defined({ demand: CALLS, changes: [change] }, {}, SHARED);
  expect([ok, problems.map(({ path, message }) => `${path.join('.')} ${message}`)]).toEqual([false, [words]]);
});

test.each([
  [{ languages: ['fi'] }, 'the language that fi stands for'],
  [{ skills: { cobol: 2 } }, 'skill cobol'],
  [{ residency: 'EU' }, 'jurisdiction EU'],
] as const)('a plan without what customers ask for (%j) is refused before the router refuses them on the way', (asks, lost) => {
  const rich = { ...PLAN, languages: ['en', 'pt', 'fi'], skills: ['billing', 'cobol'], jurisdictions: { EU: ['IE', 'PT'] } };
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1, ...asks } } as Written['demand'];
  const told = (change: PlanFile) => defined({ demand, changes: [{ at: NOON, plan: change }] }, {}, rich).problems;
  expect(told(PLAN).map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    `changes.0.plan plan takes away ${lost}, which customers of the scenario ask for.`,
  ]);
  expect(told(rich).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each([
  [{ ...PLAN, queues: { calls: { channels: ['voice'] } } }, 'takes away queue again, which customers of the scenario are handed on to'],
  [
    { ...PLAN, queues: { calls: { channels: ['voice'] }, again: { channels: ['chat'] } } },
    'takes voice from queue again, where customers of the scenario are handed on',
  ],
] as const)('a plan without where customers are handed on to is refused before the router refuses them on the way', (change, lost) => {
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1, transfer: { percent: '5%', to: 'again' } } } as Written['demand'];
  const told = (plan: PlanFile) => defined({ demand, changes: [{ at: NOON, plan }] }).problems.map(({ message }) => message);
  expect(told(change as unknown as PlanFile)).toEqual([`plan ${lost}.`]);
  expect(told(PLAN)).toEqual([]);
});

test('a plan without the campaign that calls customers, or in which it calls from elsewhere, is refused before anything is played', () => {
  const calling = (queue: string): PlanFile => ({
    ...PLAN,
    customerZones: ['Europe/Dublin'],
    callingWindows: { polite: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
    campaigns: { renewals: { queue, window: 'polite' } },
  });
  const outbound = { campaign: 'renewals', there: '20m', away: '40m', answers: '60%' };
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1, outbound } } as Written['demand'];
  const told = (plan: PlanFile) => defined({ demand, changes: [{ at: NOON, plan }] }, {}, calling('calls')).problems;
  expect([PLAN, calling('again'), calling('calls')].map((plan) => told(plan).map(({ message }) => message))).toEqual([
    ['plan takes away campaign renewals, which calls customers of the scenario.'],
    ['plan lets campaign renewals call from queue again by voice, not from calls by voice as in the scenario.'],
    [],
  ]);
});

test('an authorisation is nothing to be learned on the way: a change that names one is refused, where the router would let it do nothing', () => {
  const regulated = { ...SHARED, skills: ['billing', { id: 'identity', authorisation: true }] };
  const told = (skills: Record<string, number>): string[] =>
    defined({ demand: CALLS, changes: [{ at: NOON, group: 'lisbon', skills }] }, {}, regulated).problems.map(({ message }) => message);
  expect(told({ billing: 2, identity: 1 })).toEqual([
    'identity is an authorisation, which only a roster gives, with the date until which it is valid.',
  ]);
  expect(told({ billing: 2 })).toEqual([]);
});
