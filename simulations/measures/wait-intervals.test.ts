/** The interval told with a percentile of waits contains what it is about as often as it says, however many runs have no wait there; where it would not, none is told. */
import { expect, test } from 'vitest';
import { openStreams } from '../chance/index.js';
import { differences } from './pairs.js';
import type { Measured } from './recorder.js';
import { type Stated, summarise } from './summary.js';
import { ALL, add, type By, CONTACT_FIELDS, openTable, rowOf, STAFF_FIELDS } from './table.js';
import { nothingMeasured } from './testing/nothing-measured.js';
import { PERCENTILES, type Waits } from './waits.js';

/** Runs of one customer each whose waits have so long a median. */
const runsOf = (mediansMs: readonly number[]): readonly Measured[] =>
  mediansMs.map((median): Measured => {
    const contacts = openTable(CONTACT_FIELDS, 1);
    add(contacts, [rowOf(contacts, 'all', ALL)], 0, 'arrived');
    const own: Waits = { percentilesMs: PERCENTILES.map(() => median), longestMs: median };
    const waits = new Map<By, Map<string, Waits>>([['all', new Map([[ALL, own]])]]);
    return { ...nothingMeasured(), contacts, staff: openTable(STAFF_FIELDS, 1), waits };
  });

const told = (mediansMs: readonly number[]): Stated => summarise(runsOf(mediansMs)).contacts[0]?.figures['waitP50Ms'] as Stated;

/** How far the medians of the same runs differ under two configurations. */
function apart(base: readonly number[], other: readonly number[]): Stated {
  const [one, two] = [base, other].map((medians) => runsOf(medians).map((measured, replication) => ({ replication, measured })));
  return differences(one ?? [], two ?? []).contacts[0]?.figures['waitP50Ms']?.difference as Stated;
}

test.each([6, 20])('%i runs of which any share has no wait', (runs) => {
  const draw = openStreams({ seed: 1, replication: runs })('medians');
  for (const [none, centre] of EDGES) {
    const trueMean = meanAbove(centre);
    let withInterval = 0;
    let contains = 0;
    for (let set = 0; set < 150; set++) {
      // Medians of runs just over the edge of having to wait: the mean of such a normal value, cut at 0.
      const { mean, halfWidth } = told(Array.from({ length: runs }, () => Math.max(0, normal(draw) + centre)));
      if (!Number.isFinite(halfWidth)) continue;
      withInterval++;
      if (Math.abs(mean - trueMean) <= halfWidth) contains++;
    }
    if (none < 0.2) expect(withInterval).toBeGreaterThan(145);
    if (withInterval > 20) expect(contains / withInterval, `${none} without, ${withInterval} intervals`).toBeGreaterThan(0.91);
  }
});

test('half the runs without a wait are too many for an interval; the mean is told all the same, as of a figure that never varies', () => {
  expect(told([0, 0, 0, 40, 50, 60])).toEqual({ mean: 25, halfWidth: Number.POSITIVE_INFINITY, count: 6 });
  expect(told([0, 0, 0, 0])).toEqual({ mean: 0, halfWidth: Number.POSITIVE_INFINITY, count: 4 });
  expect(told([0, 0, 30, 40, 50, 60]).halfWidth).toBeCloseTo(26.55, 2);
  expect(told([7, 7, 7])).toEqual({ mean: 7, halfWidth: 0, count: 3 });
});

test.each([6, 20])('%i pairs of runs, of which any share does not differ', (pairs) => {
  const draw = openStreams({ seed: 2, replication: pairs })('medians');
  for (const [base, other] of PAIRS) {
    // Both configurations meet the same customers: half of what varies is common to them.
    const drawn = (): readonly [number, number] => {
      const common = normal(draw) * Math.SQRT1_2;
      return [Math.max(0, common + normal(draw) * Math.SQRT1_2 + base), Math.max(0, common + normal(draw) * Math.SQRT1_2 + other)];
    };
    const trueMean = meanAbove(other) - meanAbove(base);
    let withInterval = 0;
    let contains = 0;
    for (let set = 0; set < 80; set++) {
      const drawnPairs = Array.from({ length: pairs }, drawn);
      const { mean, halfWidth } = apart(
        drawnPairs.map(([one]) => one),
        drawnPairs.map(([, two]) => two),
      );
      if (!Number.isFinite(halfWidth)) continue;
      withInterval++;
      if (Math.abs(mean - trueMean) <= halfWidth) contains++;
    }
    if (other >= 1) expect(withInterval).toBeGreaterThan(65);
    if (withInterval > 20) expect(contains / withInterval, `${base} and ${other}, ${withInterval} intervals`).toBeGreaterThan(0.9);
  }
});

test('half the pairs alike are too many for an interval; all of them alike is no difference, unless there is hardly a wait to differ in', () => {
  expect(apart([0, 0, 0, 40, 50, 60], [0, 0, 0, 50, 60, 70])).toEqual({ mean: 5, halfWidth: Number.POSITIVE_INFINITY, count: 6 });
  expect(apart([20, 30, 40, 50], [20, 30, 50, 60])).toEqual({ mean: 5, halfWidth: Number.POSITIVE_INFINITY, count: 4 });
  expect(apart([20, 30, 40, 50], [20, 30, 40, 50])).toEqual({ mean: 0, halfWidth: 0, count: 4 });
  expect(apart([0, 0, 40, 50], [0, 0, 40, 50])).toEqual({ mean: 0, halfWidth: Number.POSITIVE_INFINITY, count: 4 });
  expect(apart([0, 0, 0, 0], [10, 20, 30, 40])).toEqual({ mean: 25, halfWidth: expect.closeTo(20.54, 2), count: 4 });
});

/** Centres of the two configurations' medians, from hardly any wait on either side to waits nearly everywhere. */
const PAIRS = [
  [-1.2, -0.5],
  [-0.5, 0.5],
  [0, 1],
] as const;

/** Shares of normal values of unit deviation that are below 0, and the centres for which that is so. */
const EDGES = [
  [0.05, 1.645],
  [0.4, 0.2533],
  [0.9, -1.2816],
] as const;

/** Mean of a normal value of unit deviation, negative ones taken as 0. */
function meanAbove(centre: number): number {
  let sum = 0;
  for (let value = 0.0005; value < 8; value += 0.001)
    sum += (0.001 * value * Math.exp(-((value - centre) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
  return sum;
}

/** Box and Muller 1958. */
const normal = (draw: () => number): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
