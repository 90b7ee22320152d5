/** Proves that a comparison finds nothing between equals, the exact difference where it is known, and less noise than runs on numbers of their own. */
import { expect, test } from 'vitest';
import { runTrials } from '../replicate/index.js';
import { BUSY, PLAN, ROSTER, trialOf, type Written } from '../scenario/testing/trials.js';
import { type Differences, differences } from './pairs.js';
import { figureRows, summarise } from './summary.js';

const SHORT = { ...BUSY, horizon: { for: '30m' } };
const TRIAL = trialOf(SHORT);
const [dublin, lisbon] = ROSTER.groups ?? [];
const MORE = trialOf(SHORT, {}, PLAN, { groups: [{ ...dublin, count: 6 }, lisbon].filter((one) => one !== undefined) as never });

/** The same twice, and two agents more; and the same twice with mirror images. */
const [runs, mirrored] = await Promise.all([
  runTrials([TRIAL, TRIAL, MORE], { replications: 6, workers: 1 }),
  runTrials([TRIAL, TRIAL], { replications: 6, workers: 1, antithetic: true }),
]);

const figuresOf = ({ contacts, staff, costPerContact, costPerResolved }: Differences) => [
  ...[...contacts, ...staff].flatMap(({ figures }) => Object.values(figures)),
  ...[costPerContact, costPerResolved],
];

test('a scenario does not differ from itself, in no figure and by nothing', () => {
  for (const [[one = [], same = []], pairs] of [
    [runs, 6],
    [mirrored, 3],
  ] as const) {
    const found = differences(one, same);
    expect(found.pairs).toBe(pairs);
    for (const { base, difference } of figuresOf(found)) {
      if (difference.count === 0) expect(difference.mean).toBeNaN();
      else expect(difference.mean).toBe(0);
      // Where hardly anybody waits, equal waits prove nothing: the interval is as unknown as that of the waits themselves.
      if (difference.count > 1) expect(difference.halfWidth).toBe(Number.isFinite(base.halfWidth) ? 0 : Number.POSITIVE_INFINITY);
    }
  }
});

test('halves of a pair are what each scenario shows alone; their difference turns with them, and staffed hours differ exactly', () => {
  const [one = [], , more = []] = runs;
  const found = differences(one, more);
  const alone = summarise(one.map(({ measured }) => measured));
  const back = differences(more, one);
  for (const [place, { figures }] of found.contacts.entries())
    for (const [name, { base, difference }] of Object.entries(figures)) {
      expect(base).toEqual(alone.contacts[place]?.figures[name]);
      const turned = back.contacts[place]?.figures[name]?.difference;
      if (difference.count > 0) expect(difference.mean).toBeCloseTo(-(turned?.mean ?? 0), 9);
    }
  const cost = found.staff.find(({ by }) => by === 'all')?.figures['cost']?.difference;
  // Two more agents for half an hour at 30 euros.
  expect([cost?.mean, cost?.halfWidth]).toEqual([3_000, 0]);
});

test('pairs that met the same customers vary less than runs that did not', () => {
  const [one = [], , more = []] = runs;
  const paired = differences(one, more).contacts.find(({ by }) => by === 'all')?.figures['arrived'];
  const apart = differences(
    one,
    more.map((run, place) => ({ ...run, measured: (more[(place + 1) % more.length] as typeof run).measured })),
  ).contacts.find(({ by }) => by === 'all')?.figures['arrived'];
  expect(paired?.pairingGain).toBeGreaterThan(1);
  expect(paired?.difference.halfWidth).toBeLessThan(apart?.difference.halfWidth ?? 0);
});

test('a replication without its half, and a mirror image without its original, count for nothing', () => {
  const [one = [], same = []] = mirrored;
  expect(differences(one.slice(0, 5), same).pairs).toBe(2);
  expect(differences(one.slice(1), same).pairs).toBe(2);
});

test('the gain of pairing is of the pairs that are told apart: no others enter into it', async () => {
  const rare: Written['demand'] = { rare: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 6, handling: { mean: '1m' } } };
  const [one = []] = await runTrials([trialOf({ demand: rare, horizon: { for: '10m' } })], { replications: 12, workers: 1 });
  // Others' customers, so that a figure is undefined here and not there.
  const two = one.map((run, place) => ({ ...run, measured: (one[(place + 1) % one.length] as typeof run).measured }));
  const [left, right] = [one, two].map((runs) => runs.map(({ measured }) => measured));
  if (left === undefined || right === undefined) throw new Error('Nothing was played.');
  const both = [...left, ...right];
  const others = figureRows('contacts', right, both);
  let halved = 0;
  const found = differences(one, two).contacts;
  for (const [place, { values }] of figureRows('contacts', left, both).entries())
    for (const [name, own] of Object.entries(values)) {
      const pairs = own
        .map((value, at) => [value, others[place]?.values[name]?.[at] ?? Number.NaN] as const)
        .filter((pair) => !pair.some(Number.isNaN));
      const said = found[place]?.figures[name];
      if (pairs.length < 2 || said === undefined) continue;
      if (said.base.count > pairs.length || said.other.count > pairs.length) halved++;
      const gain = (spread(pairs.map(([a]) => a)) + spread(pairs.map(([, b]) => b))) / spread(pairs.map(([a, b]) => b - a));
      if (Number.isFinite(gain)) expect(said.pairingGain).toBeCloseTo(gain, 6);
    }
  // Else nothing has been tried.
  expect(halved).toBeGreaterThan(3);
});

/** Sum of squares around the mean, over n − 1, by way of all differences between two. */
const spread = (values: readonly number[]): number =>
  values.reduce((sum, a) => sum + values.reduce((inner, b) => inner + (a - b) ** 2, 0), 0) / (2 * values.length * (values.length - 1));
