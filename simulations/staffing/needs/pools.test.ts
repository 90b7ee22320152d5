/** Proves that what Erlang is said to ask of groups lies between agents who take everything and agents who take one kind of contact each, at the pace of those agents. */
import { expect, test } from 'vitest';
import { PLAN, ROSTER, trialOf, type Written } from '../../scenario/testing/trials.js';
import { exponentialPatience, requiredAgents } from '../../theory/index.js';
import { type LoadClass, loadClasses } from './load.js';
import { poolRequirement, poolsOf } from './pools.js';

const DEMAND: Written['demand'] = {
  calls: { queue: 'calls', channel: 'voice', perHour: 100 },
  again: { queue: 'again', channel: 'voice', perHour: 20 },
  mail: { queue: 'desk', channel: 'email', perHour: 30, handling: '6m' },
};
const trialWith = (targets: Written['targets'], roster = ROSTER) =>
  trialOf(
    {
      demand: DEMAND,
      horizon: { for: '1h', interval: '1h' },
      behaviour: { voice: { handling: '5m', patience: { mean: '3m' } }, email: { handling: '6m' } },
      desks: { default: { answer: '0s' } },
      ...(targets === undefined ? {} : { targets }),
    },
    {},
    PLAN,
    roster,
  );
const CALLS = { queue: 'calls', serviceLevel: '80%', within: '20s' } as const;
const AGAIN = { queue: 'again', serviceLevel: '95%', within: '10s' } as const;
const MAIL = { queue: 'desk', serviceLevel: '80%', within: '4h' } as const;

/** Who may take what, and in which ring. */
const classesOf = (trial: ReturnType<typeof trialOf>, serving: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  loadClasses(trial, new Map(Object.entries(serving).map(([demand, rings]) => [demand, new Map(Object.entries(rings))])));
const alone = (one: LoadClass | undefined, trial: ReturnType<typeof trialOf>): number => {
  const [asked] = one === undefined ? [] : poolRequirement({ classes: [one] }, trial);
  return asked?.erlangA ?? Number.NaN;
};

test('specialists joined by a few who take everything are asked for as one team, and apart as the sum of teams of their own', () => {
  const trial = trialWith([CALLS, { ...CALLS, queue: 'again' }]);
  const classes = classesOf(trial, { calls: { dublin: 0, lisbon: 0 }, again: { lisbon: 0 } });
  const [pool, ...more] = poolsOf(classes);
  if (pool === undefined) throw new Error('There is no pool.');
  const [asked] = poolRequirement(pool, trial);
  const hall = { arrivalRate: 120 / 3_600_000, handling: 300_000, patience: exponentialPatience(180_000) };
  expect(more).toEqual([]);
  expect(asked?.erlangA).toBe(requiredAgents(hall, { serviceLevel: 0.8, within: 20_000 }).agents);
  expect(asked?.erlangAApart).toBe(alone(classes[0], trial) + alone(classes[1], trial));
  expect(asked?.erlangAApart).toBeGreaterThan(asked?.erlangA ?? 0);
});

test('mail that has hours is not asked for within the seconds of calls', () => {
  const trial = trialWith([AGAIN, MAIL]);
  const classes = classesOf(trial, { again: { lisbon: 0 }, mail: { lisbon: 0 } });
  const [pool] = poolsOf(classes);
  const [asked] = poolRequirement({ classes: pool?.classes ?? [] }, trial);
  // Three agents' work in mails, which can wait.
  expect(alone(classes[1], trial)).toBeLessThanOrEqual(4);
  expect(asked?.erlangA).toBe(alone(classes[0], trial) + alone(classes[1], trial));
});

test('a pool names those who are asked later, and its work without a target', () => {
  const trial = trialWith([CALLS]);
  const classes = classesOf(trial, { calls: { dublin: 0, lisbon: 1 }, mail: { dublin: 0 } });
  expect(poolsOf(classes).map(({ groups, later, besides }) => ({ groups, later, besides }))).toEqual([
    { groups: ['dublin'], later: ['lisbon'], besides: ['mail'] },
  ]);
});

test('contacts take as long as the agents who get them are slow', () => {
  const [dublin, lisbon] = ROSTER.groups ?? [];
  if (dublin === undefined || lisbon === undefined) throw new Error('The groups are gone.');
  const slow = trialWith([CALLS], { groups: [{ ...dublin, handlingPercent: 150 }, lisbon] });
  const minutesBy = (rings: Readonly<Record<string, number>>) => (classesOf(slow, { calls: rings })[0]?.handlingMs[0] ?? 0) / 60_000;
  expect([minutesBy({ dublin: 0 }), minutesBy({ lisbon: 0 })]).toEqual([7.5, 5]);
  expect(minutesBy({ dublin: 0, lisbon: 0 })).toBeCloseTo((4 * 7.5 + 3 * 5) / 7, 6);
});
