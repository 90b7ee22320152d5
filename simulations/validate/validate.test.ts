/** The router, played by the simulator, shows what theory says; a hall that wastes an agent does not. */
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { estimate, studentQuantile } from '../measures/index.js';
import { play } from '../play/index.js';
import { limitedFigures, waitedAtMost } from '../theory/index.js';
import { changingTrial } from './changing-trial.js';
import { designTrial } from './design-trial.js';
import { type HallCase, hallScenario } from './hall.js';
import { hallTrial } from './hall-trial.js';
import { linesTrial } from './lines-trial.js';
import { skillsTrial } from './skills-trial.js';
import { type Trial, validate } from './trial.js';
import { befallen, leastHalfWidth, swarmingShare } from './variation.js';

const contacts = runs('simulations/validate contacts per replication', { fast: 200, nightly: 10_000 });
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

/** Halls that remember for long that they opened empty: with the warm-up of a hall that keeps up they would be told wrong. */
const SLOW: readonly Trial[] = [
  hallTrial(
    { name: 'more work than agents, and patient customers', agents: 3, arrivalRate: 4, handling: 1, patience: 25, within: 1 },
    contacts,
  ),
  linesTrial(
    { name: 'as much work as agents, and many lines', agents: 2, lines: 32, arrivalRate: 2, handling: 1, patience: null },
    contacts,
  ),
];

const TRIED: readonly Trial[] = [
  designTrial(
    {
      name: 'N design, the shared class first',
      classes: [
        { arrivalRate: 3, patience: 2, pools: [0, 1] },
        { arrivalRate: 1.5, patience: 3, pools: [1] },
      ],
      pools: [
        { agents: 2, handling: 1 },
        { agents: 2, handling: 1.25 },
      ],
      choice: 'first',
    },
    contacts,
  ),
  designTrial(
    {
      name: 'inverted V, by lot',
      classes: [{ arrivalRate: 4, patience: 3, pools: [0, 1] }],
      pools: [
        { agents: 2, handling: 0.5 },
        { agents: 2, handling: 2 },
      ],
      choice: 'any',
    },
    contacts,
  ),
  designTrial(
    {
      name: 'X design: each group has both classes, its own first',
      classes: [
        { arrivalRate: 2, patience: 1, pools: [0, 1] },
        { arrivalRate: 2.5, patience: 2, pools: [1, 0] },
      ],
      pools: [
        { agents: 2, handling: 1 },
        { agents: 2, handling: 0.8, first: 1 },
      ],
      choice: 'first',
    },
    contacts,
  ),
  designTrial(
    {
      name: 'X design by lot, where one class leaves an agent of each group to the other, and the longest waiting comes first',
      classes: [
        { arrivalRate: 1.3, patience: 0.5, pools: [0, 1] },
        { arrivalRate: 1.2, patience: 0.7, pools: [0, 1], reserve: [1, 1] },
      ],
      pools: [
        { agents: 2, handling: 0.8 },
        { agents: 2, handling: 1 },
      ],
      choice: 'any',
      order: 'arrival',
    },
    contacts,
  ),
  designTrial(
    {
      name: 'W design: the shared class leaves agents to both others, first of all to those of the group asked first',
      classes: [
        { arrivalRate: 1.5, patience: 1, pools: [0] },
        { arrivalRate: 1.5, patience: 1, pools: [0, 1], reserve: [1, 0] },
        { arrivalRate: 1.5, patience: 1, pools: [1] },
      ],
      pools: [
        { agents: 3, handling: 1 },
        { agents: 3, handling: 1, first: 2 },
      ],
      choice: 'first',
    },
    contacts,
  ),
  changingTrial(
    {
      name: 'steps',
      agents: 6,
      handling: 1,
      patience: 1,
      until: 9,
      instants: [2.9, 3, 5],
      arrivals: {
        steps: [
          { from: 0, rate: 3 },
          { from: 3, rate: 9 },
          { from: 6, rate: 0 },
        ],
      },
    },
    contacts,
  ),
  changingTrial(
    {
      name: 'wave',
      agents: 6,
      handling: 1,
      patience: 1,
      until: 12,
      instants: [3, 6, 9],
      arrivals: { mean: 5, swing: 3, period: 6 },
    },
    contacts,
  ),
];

test.each([...SLOW, ...TRIED])('$name', async (trial) => {
  const { comparisons } = await validate(trial, options);
  expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
});

test('with every skill, and no class before another, agents are one group: lines are limited as Erlang has it', async () => {
  const [agents, extraLines, load] = [4, 2, 3.6];
  const hall = { agents, lines: agents + extraLines, arrivalRate: load, handling: 1, patience: null };
  const { turnedAway, waited, meanWait, occupancy } = limitedFigures(hall);
  const exact = (value: number): readonly [number, number] => [value, 0];
  const trial = skillsTrial(
    {
      name: 'two types',
      types: 2,
      skills: 2,
      agents,
      arrivalRate: load,
      handling: 1,
      extraLines,
      select: 'longest-waiting',
      found: {
        blocked: exact(turnedAway),
        waited: exact(waited),
        meanWait: exact(meanWait),
        occupancy,
        within: { limit: 0.2, share: exact(waitedAtMost(hall, 0.2)) },
      },
    },
    contacts,
  );
  for (const one of [trial, linesTrial({ name: 'one group', ...hall, limits: [0, 0.2] }, contacts)])
    expect((await validate(one, options)).comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
});

test('what theory hardly ever sees need not be seen, and must not be seen often', async () => {
  const rare = (share: number): Trial => ({
    name: 'rare',
    theory: { rare: 5e-5 },
    variation: { rare: befallen(5e-5, 100) },
    play: () => Promise.resolve({ customers: 100, figures: { rare: share } }),
  });
  const agrees = async (share: number) => (await validate(rare(share), options)).comparisons.every((one) => one.agrees);
  expect(await Promise.all([0, 0.0005, 0.01].map(agrees))).toEqual([true, true, false]);
});

test('who gives up after the end of a changing day is not among those who gave up by then', async () => {
  const arrivals = { mean: 6, swing: 6, period: 8 };
  const day = { name: 'ends at its height', agents: 2, arrivals, handling: 1, patience: 4, until: 4, instants: [4] };
  const { comparisons } = await validate(changingTrial(day, contacts), options);
  expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
  const gone = comparisons.find(({ figure }) => figure === 'abandoned by the end');
  // A third of them wait still when it ends: counted to the last they would be many more.
  expect(gone?.simulated.halfWidth).toBeLessThan((gone?.theory ?? 0) / 4);
});

test('a share that swarms of customers make up is left a wider interval than one that each makes up singly', () => {
  const share = 1e-4;
  const [singly, swarms] = [befallen(share, 1_000), swarmingShare((30 * share) / 1_000, share)];
  const [narrow, wide] = [singly, swarms].map((variation) => leastHalfWidth(variation, 20, 0.999));
  expect(wide).toBeGreaterThan(5 * (narrow ?? 0));
  expect(leastHalfWidth(befallen(0.3, 1_000), 20, 0.999)).toBe(0);
});

test('two classes in the wrong order disagree', async () => {
  const classes = [3, 1].map((arrivalRate) => ({ arrivalRate, patience: 2, pools: [0] }));
  const design = { name: 'V', classes, pools: [{ agents: 4, handling: 1 }], choice: 'first' as const };
  const trial = designTrial(design, contacts);
  const turned = designTrial({ ...design, classes: classes.toReversed() }, contacts);
  const { comparisons } = await validate({ ...trial, theory: turned.theory }, options);
  expect(comparisons.some(({ agrees }) => !agrees)).toBe(true);
});

test('a hall with one agent fewer than stated disagrees', async () => {
  const [, hall] = HALLS as [HallCase, HallCase];
  const figure = 'answered within the limit';
  const theory = hallTrial(hall, contacts).theory[figure] as number;
  const { comparisons } = await validateHall({ ...hall, agents: 4 });
  const service = comparisons.find((one) => one.figure === figure)?.simulated;
  expect(Math.abs((service?.mean as number) - theory)).toBeGreaterThan(service?.halfWidth as number);
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
