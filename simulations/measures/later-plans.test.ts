/** What a scenario's target leaves to the plan is read from the plan in force when a customer came, an interval began or an hour was paid. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import type { Trial } from '../scenario/index.js';
import { PLAN, trialOf, type Written } from '../scenario/testing/trials.js';
import { withoutHubs } from '../staffing/hubs.js';
import { loadClasses } from '../staffing/needs/load.js';
import { whoServes } from '../staffing/needs/who-serves.js';
import { ALL, wholeOf } from './table.js';
import { measure } from './testing/measure.js';

const HOUR_MS = 3_600_000;
const TWO = '2026-03-11T02:00Z';
const calls = (target: NonNullable<NonNullable<PlanFile['queues']>[string]['target']>): PlanFile => ({
  ...PLAN,
  queues: { calls: { channels: ['voice'], offer: { within: '2m' }, target } },
});
const QUICK = calls({ percent: 80, end: 'answer', within: '10s' });
const SLOW = calls({ percent: 60, end: 'answer', within: '10m' });
const DONE = calls({ percent: 60, end: 'resolve', within: '10m' });

/** Three calls, the second answered under the later plan; Dublin alone is at work, answers after a minute and talks for a quarter of an hour. */
const CALLS: Written = {
  behaviour: { voice: { patience: 'endless' } },
  desks: { default: { answer: '1m' } },
  workforce: { groups: { dublin: { shifts: [{ hours: '00:00-04:00' }] } } },
};
const RECORDED = ['00:30:00', '01:59:30', '03:00:00'].map((at) => `2026-03-11T${at}Z,calls,voice,en,900,never`);
const FILES = { recorded: [{ file: 'calls.csv', text: ['at,queue,channel,language,handling,patience', ...RECORDED].join('\n') }] };
const trialWith = (first: PlanFile, later: PlanFile, targets: Written['targets'] = []): Trial =>
  trialOf({ ...CALLS, targets, files: { recorded: ['calls.csv'] }, changes: [{ at: TWO, plan: later }] }, FILES, first);

test.each([
  ['two later than the first plan asks, the third sooner than the next one', QUICK, SLOW, 1],
  ['none is done as soon as either asks', QUICK, DONE, 0],
  ['the second came under a plan that counts to the end of the work, and is judged so', DONE, SLOW, 1],
  ['two came under a plan that is content with their wait', SLOW, DONE, 2],
] as const)('of three calls, %s', async (_, first, later, within) => {
  const { arrived, answered, within: counted } = wholeOf((await measure(trialWith(first, later))).contacts, 'all', ALL);
  expect([arrived, answered, counted]).toEqual([3, 3, within]);
});

test('requirements are of the plan in force when an interval begins', async () => {
  const trial = trialWith(QUICK, SLOW, [{ queue: 'calls', serviceLevel: '80%' }]);
  const [only] = loadClasses(trial, await whoServes(trial));
  expect(only?.withinMs).toEqual([10_000, 10_000, 10_000, 10_000, 600_000, 600_000, 600_000, 600_000]);
});

test('a hub that is closed is at home in no plan', () => {
  const trial = withoutHubs(trialWith(QUICK, { ...SLOW, queues: PLAN.queues ?? {} }), new Set(['dublin']));
  const published = trial.changes.flatMap(({ command }) => (command.type === 'plan.publish' ? [command.plan] : []));
  expect(published.flatMap(({ queues }) => queues.map(({ id, home }) => [id, home]))).toEqual([
    ['calls', []],
    ['again', []],
    ['desk', []],
  ]);
});

test('hours are paid as the plan in force has it', async () => {
  const dearer = { ...QUICK, hubs: { ...PLAN.hubs, dublin: { ...PLAN.hubs?.['dublin'], costPerHour: 5_000 } } } as PlanFile;
  const { staff } = await measure(trialWith(QUICK, dearer));
  const { cost, scheduledMs } = wholeOf(staff, 'hub', 'dublin');
  expect([cost, scheduledMs]).toEqual([4 * (2 * 3_000 + 2 * 5_000), 16 * HOUR_MS]);
});
