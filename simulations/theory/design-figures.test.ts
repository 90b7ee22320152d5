/** Designs of several classes and groups are solved as they were solved elsewhere, and agree with the formulas where there are some. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { DESIGN_CASES } from '../validate/cases/designs.js';
import type { DesignFigures } from './design.js';
import { DesignUnstable, designFigures, solveDesign } from './design-figures.js';
import { exponentialPatience } from './patience.js';
import { figuresOf } from './queue-with-patience.js';

type Exact = Pick<DesignFigures, 'waited' | 'meanWait' | 'abandoned' | 'occupancy'>;

/**
 * By place in `DESIGN_CASES`: Markov chains solved for this project by other programs; two are the formula of Cobham (1954), and one the
 * integral over the offered wait.
 */
const EXACT: readonly Exact[] = [
  {
    waited: [0.619655231, 0.619655231],
    meanWait: [0.0882896525, 0.287517606],
    abandoned: [0.0441448263, 0.143758803],
    occupancy: [0.896086788],
  },
  {
    waited: [0.791138013, 0.791138013],
    meanWait: [0.15854616, 0.507450986],
    abandoned: [0.15854616, 0.253725493],
    occupancy: [0.924083208],
  },
  {
    waited: [0.417654118, 0.696138086],
    meanWait: [0.0765527219, 0.441195482],
    abandoned: [0.038276361, 0.220597741],
    occupancy: [0.820438232, 0.879211716],
  },
  {
    waited: [0.459325468, 0.756578936],
    meanWait: [0.0892985901, 0.738615907],
    abandoned: [0.0446492951, 0.184653977],
    occupancy: [0.810486207, 0.914274954],
  },
  {
    waited: [0.673814583, 0.483127251],
    meanWait: [0.22865476, 0.167779031],
    abandoned: [0.11432738, 0.0838895154],
    occupancy: [0.848399631, 0.870903784],
  },
  { waited: [0.660597205], meanWait: [0.659347863], abandoned: [6.59347863e-5], occupancy: [0.905724062, 0.882590448] },
  { waited: [0.709565216], meanWait: [1.18260868], abandoned: [1.18260868e-9], occupancy: [0.80347826, 0.793043477] },
  { waited: [0.695182554], meanWait: [0.693867804], abandoned: [6.93867804e-5], occupancy: [0.884341676, 0.946725181] },
  { waited: [0.719999999], meanWait: [1.19999998], abandoned: [1.19999998e-9], occupancy: [0.779999999, 0.839999999] },
  { waited: [0.712513496], meanWait: [0.711165969], abandoned: [7.11165969e-5], occupancy: [0.874318424, 0.976788707] },
  { waited: [0.728275861], meanWait: [1.21379308], abandoned: [1.21379308e-9], occupancy: [0.761379309, 0.877241379] },
  {
    waited: [0.668731524, 0.668731524, 0.668731524],
    meanWait: [0.0835914405, 0.167182881, 1.33746305],
    abandoned: [0, 0, 0],
    occupancy: [0.9],
  },
  { waited: [0.444444444, 0.444444444], meanWait: [0.222222222, 0.666666667], abandoned: [0, 0], occupancy: [0.666666667] },
  {
    waited: [0.133149889, 0.736905478],
    meanWait: [0.0296840382, 0.37160134],
    abandoned: [0.0148420191, 0.37160134],
    occupancy: [0.672315267],
  },
  {
    waited: [0.473163321, 0.282546145],
    meanWait: [0.159092056, 0.114309185],
    abandoned: [0.159092056, 0.0571545923],
    occupancy: [0.745380483, 0.651681959],
  },
  {
    waited: [0.81395054, 0.81395054, 0.81395054],
    meanWait: [0.115947251, 0.129735536, 0.0795593852],
    abandoned: [0.115947251, 0, 0.397796926],
    occupancy: [0.983721528],
  },
  {
    waited: [0.148056325, 0.317394591],
    meanWait: [0.0300929082, 0.105383255],
    abandoned: [0.050154847, 0.117092506],
    occupancy: [0.534946063, 0.495113239],
  },
];

describe('every figure to seven digits', () => {
  test.each(DESIGN_CASES.map((one, place) => [one.name, one, EXACT[place] as Exact] as const))('%s', (_, design, exact) => {
    const found = designFigures(design);
    for (const [name, values] of Object.entries(exact))
      for (const [place, value] of values.entries())
        expect(found[name as keyof Exact][place], `${name} ${place + 1}`).toBeCloseTo(value, 7);
    expect(found.cut).toBeLessThan(1e-9);
  });
});

test('one class and one group are Erlang A', () => {
  fc.assert(
    fc.property(
      fc.record({
        arrivalRate: fc.double({ min: 0.5, max: 12, noNaN: true }),
        agents: fc.integer({ min: 1, max: 12 }),
        handling: fc.double({ min: 0.2, max: 2, noNaN: true }),
        patience: fc.double({ min: 0.2, max: 4, noNaN: true }),
      }),
      ({ arrivalRate, agents, handling, patience }) => {
        const found = designFigures({ classes: [{ arrivalRate, patience, pools: [0] }], pools: [{ agents, handling }], choice: 'first' });
        const exact = figuresOf({ arrivalRate, agents, handling, patience: exponentialPatience(patience) }, 0);
        expect(found.waited[0]).toBeCloseTo(exact.waited, 7);
        expect(found.meanWait[0]).toBeCloseTo(exact.meanWait, 7);
        expect(found.occupancy[0]).toBeCloseTo(exact.occupancy, 7);
      },
    ),
    { seed, numRuns: runs('simulations/theory designs against Erlang A', { fast: 30, nightly: 500 }) },
  );
});

test('what comes in is served or leaves, class by class and over all groups, whoever serves whom', () => {
  const patience = fc.double({ min: 0.3, max: 2, noNaN: true });
  const arrivalRate = fc.double({ min: 0.5, max: 4, noNaN: true });
  const served = fc.uniqueArray(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 2 });
  const pool = fc.record({ agents: fc.integer({ min: 1, max: 4 }), handling: fc.double({ min: 0.3, max: 2, noNaN: true }) });
  const design = fc.record({
    classes: fc.array(fc.record({ arrivalRate, patience, pools: served, kept: fc.integer({ min: 0, max: 2 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
    pools: fc.tuple(pool, pool),
    choice: fc.constantFrom('first' as const, 'any' as const),
  });
  const withReserve = design.map((one) => ({
    ...one,
    classes: one.classes.map(({ kept, ...own }) => ({
      ...own,
      reserve: own.pools.map((at) => Math.min(kept, (one.pools[at]?.agents ?? 1) - 1)),
    })),
  }));
  fc.assert(
    fc.property(withReserve, (one) => {
      const { abandoned, occupancy, waited } = designFigures(one);
      const servedRate = one.classes.reduce((sum, { arrivalRate: rate }, place) => sum + rate * (1 - (abandoned[place] as number)), 0);
      const done = one.pools.reduce((sum, { agents, handling }, place) => sum + ((occupancy[place] as number) * agents) / handling, 0);
      expect(done).toBeCloseTo(servedRate, 6);
      for (const share of [...abandoned, ...occupancy, ...waited])
        expect(share).toSatisfy((value: number) => value >= 0 && value <= 1 + 1e-9);
    }),
    { seed, numRuns: runs('simulations/theory balance of designs', { fast: 25, nightly: 500 }) },
  );
});

test('solving the chain and the formula agree where both can say something', () => {
  const classes = [1.2, 0.9].map((arrivalRate) => ({ arrivalRate, patience: null, pools: [0] }));
  const formula = designFigures({ classes, pools: [{ agents: 3, handling: 1 }], choice: 'first' });
  // A second group of the same speed makes the same hall out of what the formula does not know.
  const both = classes.map((one) => ({ ...one, pools: [0, 1] }));
  const solved = designFigures({
    classes: both,
    pools: [
      { agents: 2, handling: 1 },
      { agents: 1, handling: 1 },
    ],
    choice: 'any',
  });
  for (const place of [0, 1]) expect(solved.meanWait[place]).toBeCloseTo(formula.meanWait[place] as number, 6);
  expect(solved.waited[0]).toBeCloseTo(formula.waited[0] as number, 6);
});

test('longest waiting first: solving the chain and the formula agree, and what is kept for nobody changes nothing', () => {
  const classes = [
    { arrivalRate: 1.2, patience: 0.5, pools: [0] },
    { arrivalRate: 0.8, patience: 1, pools: [0] },
  ];
  const design = { classes, pools: [{ agents: 3, handling: 1 }], choice: 'first', order: 'arrival' } as const;
  const [formula, solved] = [designFigures(design), solveDesign(design).figures];
  const bare = designFigures({ ...design, classes: classes.map((one) => ({ ...one, reserve: [0] })) });
  for (const name of ['waited', 'meanWait', 'abandoned', 'occupancy'] as const)
    for (const [place, value] of formula[name].entries()) {
      expect(solved[name][place], name).toBeCloseTo(value, 8);
      expect(bare[name][place], name).toBe(value);
    }
});

test('a class that nobody can keep up with, and that nobody leaves, has no long run', () => {
  const classes = [{ arrivalRate: 3, patience: null, pools: [0] }];
  expect(() => designFigures({ classes, pools: [{ agents: 2, handling: 1 }], choice: 'first' })).toThrow(DesignUnstable);
});
