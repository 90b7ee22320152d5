/** Among combinations of hubs, one that looked as good on few replications and misses on more is given up before all are played, and one that only looked dearer is not. */
import type { PlanFile } from '@signalbox/engine/plan';
import { afterAll, expect, test } from 'vitest';
import { openCrew } from '../../replicate/index.js';
import { trialOf, type Written } from '../../scenario/testing/trials.js';
import { hubCostsOf } from '../hubs.js';
import { staffLines } from '../lines.js';
import { staffGoals } from '../needs/goals.js';
import { type Contender, cheapestOf } from './combinations.js';
import { ordersFrom } from './find.js';
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
  targets: [{ queue: 'calls', serviceLevel: '80%', within: '20s' }],
};
const groups = ['leeds', 'lagos'].map((hub) => ({ group: hub, count: 4, hub }));
const REPLICATIONS = 24;

const crew = openCrew(1);
afterAll(() => crew.close());

/** The hubs side by side, as if the first few replications had found these numbers of agents for each. */
async function decided(perDay: number, found: Readonly<Record<'lagos' | 'leeds', readonly number[]>>, replications = REPLICATIONS) {
  const trial = trialOf({ ...SCENARIO, costs: { hubs: { lagos: { perDay } } } }, {}, PLAN, { groups });
  const lines = staffLines(trial);
  const task: StaffTask = {
    trial,
    lines,
    goals: staffGoals(trial, 'day'),
    teams: [],
    hubCosts: hubCostsOf(trial, true),
    closed: new Set(),
  };
  const rehearsals = openRehearsals(task, { crew, orders: ordersFrom(1, 0, replications), signal: () => undefined });
  const contender = async (open: 'lagos' | 'leeds'): Promise<Contender> => {
    const [point] = await rehearsals.few.play([found[open]]);
    if (point === undefined) throw new Error('nothing was played');
    const route = await routeOf(task, new Set(['leeds', 'lagos'].filter((hub) => hub !== open)));
    return { open: [open], estimate: 0, route, thin: { point: { ...point, enough: true }, fewer: [null, null] }, fate: 'on-few' };
  };
  const [lagos, leeds] = [await contender('lagos'), await contender('leeds')];
  let told: readonly Contender[] = [];
  const best = await cheapestOf([leeds, lagos], rehearsals, (contenders) => {
    told = contenders;
  });
  return { best, fates: told.map(({ open, fate }) => [open[0], fate]), told };
}

test('who costs no less than the best and misses has lost after a few pairs', async () => {
  const { best, fates, told } = await decided(100_000, { lagos: [0, 4], leeds: [3, 0] });
  expect(best?.open).toEqual(['lagos']);
  expect(best?.thin.point).toMatchObject({ enough: true, replications: REPLICATIONS });
  expect(fates).toEqual([
    ['leeds', 'misses-as-dear'],
    ['lagos', 'searched'],
  ]);
  expect(told[0]?.thin.point.replications).toBeLessThan(REPLICATIONS);
});

test('who was much dearer has lost where fewer agents, which would be cheaper, miss; else it is searched as the others are', async () => {
  const dear = await decided(100_000, { lagos: [0, 4], leeds: [6, 0] }, 12);
  expect(dear.fates).toEqual([
    ['leeds', 'dearer-on-few'],
    ['lagos', 'searched'],
  ]);
  expect(dear.told[0]?.thin.point.counts).toEqual([6, 0]);
  const unlucky = await decided(336_000, { lagos: [0, 4], leeds: [7, 0] }, 6);
  expect(unlucky.fates).toEqual([
    ['leeds', 'searched'],
    ['lagos', 'searched'],
  ]);
  expect(unlucky.best?.open).toEqual(['leeds']);
}, 30_000);
