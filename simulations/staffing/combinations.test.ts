/** Among combinations of hubs, one that looked as good on few replications and misses on more is given up before all are played. */
import type { PlanFile } from '@signalbox/engine';
import { afterAll, expect, test } from 'vitest';
import { openCrew } from '../replicate/index.js';
import { trialOf, type Written } from '../scenario/testing/trials.js';
import { type Contender, cheapestOf } from './combinations.js';
import { ordersFrom } from './find.js';
import { staffGoals } from './goals.js';
import { hubCostsOf } from './hubs.js';
import { staffLines } from './lines.js';
import type { StaffTask } from './point.js';
import { openRehearsals } from './rehearsals.js';
import { routeOf } from './routes.js';

/** Leeds, whose hours are dear, and Lagos, which costs something for being there. */
const PLAN: PlanFile = {
  plan: 'two',
  hubs: {
    leeds: { kind: 'monolingual', country: 'GB', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 2_900 },
    lagos: { kind: 'monolingual', country: 'NG', zone: 'Africa/Lagos', languages: ['en'], costPerHour: 1_000 },
  },
  queues: { calls: { channels: ['voice'] } },
};
const SCENARIO: Written = {
  demand: { calls: { queue: 'calls', channel: 'voice', perHour: 40, languages: ['en'] } },
  horizon: { for: '2h' },
  behaviour: { voice: { handling: { mean: '3m' }, patience: { mean: '2m' } } },
  workforce: { groups: { leeds: { shifts: [{ hours: '00:00-02:00' }] }, lagos: { shifts: [{ hours: '01:00-03:00' }] } } },
  costs: { hubs: { lagos: { perDay: 100_000 } } },
  targets: [{ queue: 'calls', serviceLevel: '80%', within: '20s' }],
};
const groups = ['leeds', 'lagos'].map((hub) => ({ group: hub, count: 4, hub }));
const REPLICATIONS = 24;

const crew = openCrew(1);
afterAll(() => crew.close());

test('who costs no less than the best and misses has lost after a few pairs', async () => {
  const trial = trialOf(SCENARIO, {}, PLAN, { groups });
  const lines = staffLines(trial);
  const task: StaffTask = {
    trial,
    lines,
    goals: staffGoals(trial, 'day'),
    teams: [],
    hubCosts: hubCostsOf(trial, true),
    closed: new Set(),
  };
  const rehearsals = openRehearsals(task, { crew, orders: ordersFrom(1, 0, REPLICATIONS), signal: () => undefined });
  const contender = async (open: string, counts: readonly number[]): Promise<Contender> => {
    const [point] = await rehearsals.few.play([counts]);
    if (point === undefined) throw new Error('nothing was played');
    const route = await routeOf(task, new Set(['leeds', 'lagos'].filter((hub) => hub !== open)));
    // As if the first few replications had been lucky ones.
    return { open: [open], estimate: 0, route, thin: { point: { ...point, enough: true }, fewer: [null, null] }, fate: 'on-few' };
  };
  const [lagos, leeds] = [await contender('lagos', [0, 4]), await contender('leeds', [3, 0])];
  let told: readonly Contender[] = [];
  const best = await cheapestOf([leeds, lagos], rehearsals, (contenders) => {
    told = contenders;
  });
  expect(best?.open).toEqual(['lagos']);
  expect(best?.thin.point).toMatchObject({ enough: true, replications: REPLICATIONS });
  expect(told.map(({ open, fate }) => [open[0], fate])).toEqual([
    ['leeds', 'misses-as-dear'],
    ['lagos', 'searched'],
  ]);
  expect(told[0]?.thin.point.replications).toBeLessThan(REPLICATIONS);
});
