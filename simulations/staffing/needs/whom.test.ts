/** Proves that staffing searches with the judgement that a simulation tells where campaigns call from a queue to which others come, and leaves neither to nobody. */
import { expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../../auditor/testing/halls-called.js';
import { judge, summarise } from '../../measures/index.js';
import { measure } from '../../measures/testing/measure.js';
import { trialOf, type Written } from '../../scenario/testing/trials.js';
import { openGoalTallies } from '../search/tallies.js';
import { staffGoals } from './goals.js';
import { impliedGoals } from './implied.js';
import { loadClasses } from './load.js';

const QUEUE = { queue: 'calls', channel: 'voice', languages: ['en'] };
const MIXED: Written = {
  demand: {
    leads: { ...QUEUE, perHour: 40, outbound: { campaign: 'renewals', zone: 'Europe/Dublin', there: '10m', away: '20m', answers: '50%' } },
    calls: { ...QUEUE, perHour: 60, patience: { mean: '1m' } },
    detected: CALLED_DEMAND['detected'] as NonNullable<typeof CALLED_DEMAND>[string],
  },
  behaviour: { voice: { handling: '4m' } },
  horizon: { for: '3h' },
};
const trialWith = (targets: Written['targets']) => trialOf({ ...MIXED, targets }, {}, CALLING);
const goalsOf = (goals: ReturnType<typeof staffGoals>) => goals.map(({ by, key, figure }) => `${by} ${key} ${figure}`);

test('the figures of goals are those that verdicts are passed on', async () => {
  const asked = { queue: 'calls', serviceLevel: '80%', abandoned: '5%', wait: '20s' } as const;
  const trial = trialWith([asked, { ...asked, whom: 'called' }, { ...asked, whom: 'all' }, { serviceLevel: '80%' }]);
  const goals = staffGoals(trial, 'horizon');
  const tallies = openGoalTallies(goals);
  // Days of different size, so that a mean of days is not what all their customers together say.
  const [whole, small] = [trial, { ...trial, demand: trial.demand.map((one) => ({ ...one, intervals: one.intervals.slice(0, 1) })) }];
  const days = [await measure(whole), await measure(small)];
  for (const measured of [days.slice(0, 1), days]) {
    const told = judge(trial, summarise(measured), measured).map(({ stated }) => stated.mean);
    const found = goals.map((_, place) =>
      tallies.value(
        place,
        measured.map((day) => tallies.tallyOf(day)),
      ),
    );
    expect(found).toEqual(told);
    expect(new Set(told.slice(0, 9)).size).toBeGreaterThan(6);
  }
});

test('Erlang is asked for what a target judges: those who are called have it only where it says so', () => {
  const targetsOf = (whom?: 'called' | 'all') => {
    const trial = trialWith([{ queue: 'calls', serviceLevel: '80%', ...(whom === undefined ? {} : { whom }) }]);
    const serves = new Map(trial.demand.map(({ name }) => [name, new Map([['dublin', 0]])]));
    return loadClasses(trial, serves).map(({ name, targets }) => [name, targets.length]);
  };
  expect(targetsOf()).toEqual([
    ['leads', 0],
    ['calls', 1],
    ['detected', 0],
  ]);
  expect(targetsOf('called')).toEqual([
    ['leads', 1],
    ['calls', 0],
    ['detected', 0],
  ]);
  expect(targetsOf('all')).toEqual([
    ['leads + calls', 1],
    ['detected', 0],
  ]);
});

test('what the plan promises goes to each kind that no target judges', () => {
  const implied = (targets: Written['targets']) => goalsOf(impliedGoals(trialWith(targets)));
  const [came, called, again] = ['segment queue calls, by themselves', 'segment queue calls, called', 'queue again'].map(
    (of) => `${of} serviceLevel`,
  );
  expect(implied([])).toEqual([came, called, again]);
  expect(implied([{ queue: 'calls', serviceLevel: '70%' }])).toEqual([called, again]);
  expect(implied([{ queue: 'calls', abandoned: '5%', whom: 'called' }])).toEqual([came, again]);
  expect(implied([{ queue: 'calls', wait: '30s', whom: 'all' }])).toEqual([again]);
});
