/** Whatever makes no sense in a file of cases is told as a mistake of the kind of case it is, with the field and what it must be. */
import { expect, test } from 'vitest';
import { shapeCases } from './shape-cases.js';

const HALL = { name: 'mine', agents: 5, arrivalRate: 1 / 36, handling: 180, patience: 120, within: 20 };
const LINES = { name: 'lines', agents: 4, lines: 6, arrivalRate: 3.6, handling: 1, patience: null };
const ONE = { arrivalRate: 1, patience: 1, pools: [0] };
const DESIGN = { name: 'V', classes: [ONE], pools: [{ agents: 2, handling: 1 }], choice: 'first' };
const WAVE = { name: 'wave', agents: 2, handling: 1, patience: 1, until: 4, instants: [2], arrivals: { mean: 1, swing: 1, period: 4 } };
const FOUND = { blocked: [0.1, 0], waited: [0.4, 0], meanWait: [0.2, 0], occupancy: 0.8 };
const SKILLS = {
  name: 's',
  types: 2,
  skills: 2,
  agents: 4,
  arrivalRate: 3.6,
  handling: 1,
  extraLines: 2,
  select: 'longest-waiting',
  found: FOUND,
};

test('one of each kind', () => {
  const shaped = shapeCases([HALL, LINES, DESIGN, WAVE, SKILLS]);
  expect(shaped.ok && shaped.cases.map(({ one, path }) => [path, one])).toEqual(
    [HALL, LINES, DESIGN, WAVE, SKILLS].map((one, place) => [[place], one]),
  );
});

test('a file may be one case', () => {
  for (const one of [HALL, DESIGN, WAVE, SKILLS, { lambda: 4, mu: 1, n: 5, theta: null, T: 0.1 }])
    expect(shapeCases(one)).toMatchObject({ ok: true, cases: [{ path: [] }] });
  const misspelt = shapeCases({ ...HALL, colour: 'red' });
  expect(misspelt.ok ? [] : misspelt.problems.map(({ path }) => path)).toEqual([['colour']]);
});

test.each([
  [{}, ' The file must be a list of cases.'],
  [[], ' The file must hold at least one case.'],
  [[HALL, 7], '1 The case must be a mapping.'],
  [[{ ...HALL, agents: 0 }], '0.agents agents must be at least 1.'],
  [
    [HALL, { ...HALL, patience: null }],
    '1.patience patience must be stated, or the agents be more: the load is not below their number, and where nobody gives up the queue has no end.',
  ],
  [[{ ...HALL, colour: 'red' }], '0.colour The case has no field colour.'],
  [
    [{ ...HALL, agents: undefined, agent: 5 }],
    '0.agents agents is missing; it must be a number.',
    '0.agent The case has no field agent; did you mean agents?',
  ],
  [[{ ...LINES, lines: 2 }], '0.lines lines must be at least as many as agents.'],
  [[{ ...DESIGN, pools: [{ agents: 2 }] }], '0.pools.0.handling pools.0.handling is missing; it must be a number.'],
  [
    [{ ...DESIGN, classes: undefined, clases: [ONE] }],
    '0.classes classes is missing; it must be a list.',
    '0.clases The case has no field clases; did you mean classes?',
  ],
  [
    [{ ...DESIGN, classes: [{ ...ONE, pools: [0, 1] }] }],
    '0.classes.0.pools.1 classes.0.pools.1 must be a place in the list of pools, 0 to 0.',
  ],
  [[{ ...DESIGN, classes: [{ ...ONE, pools: [0, 0] }] }], '0.classes.0.pools.1 classes.0.pools.1 must be named once: this pool is.'],
  [
    [{ ...DESIGN, classes: [{ ...ONE, reserve: [2] }] }],
    '0.classes.0.reserve.0 classes.0.reserve.0 must be below the agents of the pool, 2.',
  ],
  [[{ ...DESIGN, classes: [{ ...ONE, reserve: [0, 1] }] }], '0.classes.0.reserve classes.0.reserve must be as many as pools: 1.'],
  [
    [{ ...DESIGN, pools: [{ agents: 2, handling: 1, first: 0 }], order: 'arrival' }],
    '0.pools.0.first pools.0.first must be left out where the order is arrival: the longest waiting comes first.',
  ],
  [[{ ...DESIGN, choice: 'frist' }], '0.choice choice must be one of first, any; did you mean first?'],
  [[{ ...WAVE, instants: [2, 1] }], '0.instants.1 instants.1 must rise from 0 to 4, the end.'],
  [
    [{ ...WAVE, arrivals: { mean: 1, swing: 2, period: 4 } }],
    '0.arrivals.swing arrivals.swing must be at most the mean: there are no arrivals below nought.',
  ],
  [[{ ...WAVE, arrivals: { mean: 1, period: 4 } }], '0.arrivals.swing arrivals.swing is missing; it must be a number.'],
  [[{ ...WAVE, arrivals: { steps: [{ from: 1, rate: 2 }] } }], '0.arrivals.steps.0.from arrivals.steps.0.from must rise, from 0 on.'],
  [
    [{ ...DESIGN, pools: [{ agents: 2, handling: 1, first: 1 }] }],
    '0.pools.0.first pools.0.first must be a place in the list of classes, 0 to 0.',
  ],
  [[{ ...SKILLS, agents: 5 }], '0.agents agents must be shared out evenly among the types.'],
  [[{ ...SKILLS, skills: 3 }], '0.skills skills must be at most as many as types.'],
  [[{ ...SKILLS, found: { ...FOUND, waited: 0.4 } }], '0.found.waited found.waited must be a list.'],
])('%j', (written, ...words) => {
  const shaped = shapeCases(written);
  expect(shaped.ok ? [] : shaped.problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(words);
});
