/** The router, played by the simulator, shows what theory says; a hall that wastes an agent does not. */
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { estimate, studentQuantile } from '../measures/index.js';
import { play } from '../play/index.js';
import { type HallCase, hallScenario } from './hall.js';
import { hallTrial } from './hall-trial.js';
import { validate } from './trial.js';

const contacts = runs('simulations/validate contacts per replication', { fast: 400, nightly: 10_000 });
const options = { seed, replications: 20, confidence: 0.9999 };
const validateHall = (hall: HallCase) => validate(hallTrial(hall, contacts), options);

const HALLS: readonly HallCase[] = [
  { name: 'Erlang C, 8 agents, load 5', agents: 8, arrivalRate: 1 / 36, handling: 180, patience: null, within: 20 },
  { name: 'Erlang A, 5 agents, load 5', agents: 5, arrivalRate: 1 / 36, handling: 180, patience: 120, within: 20 },
  { name: 'Erlang A, 14 agents, load 20', agents: 14, arrivalRate: 20, handling: 1, patience: 0.8, within: 0.1 },
];

test.each(HALLS)('$name', async (hall) => {
  const { comparisons } = await validateHall(hall);
  expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
});

test('a hall with one agent fewer than told disagrees', async () => {
  const [, hall] = HALLS as [HallCase, HallCase];
  const { comparisons } = await validateHall(hall);
  const fewer = await validateHall({ ...hall, agents: 4 });
  const service = fewer.comparisons.find(({ figure }) => figure === 'answered within the limit');
  const theory = comparisons.find(({ figure }) => figure === 'answered within the limit')?.theory as number;
  expect(Math.abs((service?.simulated.mean as number) - theory)).toBeGreaterThan(service?.simulated.halfWidth as number);
});

test('the same seed settles the same lives in the same order; another replication does not', async () => {
  const { scenario } = hallScenario(HALLS[1] as HallCase, 100);
  const lives = async (replication: number): Promise<string> => {
    const told: string[] = [];
    await play(scenario, {
      chance: { seed, replication },
      settled: ({ customer, outcome, waitedMs, agent }) => told.push([customer.id, outcome, waitedMs, agent].join()),
    });
    return told.join('\n');
  };
  const first = await lives(0);
  expect(await lives(0)).toBe(first);
  expect(await lives(1)).not.toBe(first);
});

test('quantiles of Student’s t are those of the tables, and one replication has no interval', () => {
  expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062, 3);
  expect(studentQuantile(0.975, 19)).toBeCloseTo(2.093, 3);
  expect(studentQuantile(0.9995, 19)).toBeCloseTo(3.8834, 4);
  expect(estimate([1, 3], 0.95)).toEqual({ mean: 2, halfWidth: expect.closeTo(12.7062, 3) });
  expect(() => estimate([1], 0.95)).toThrow(RangeError);
});
