/** How much long-run averages vary, and how long a hall remembers that it opened empty, is as textbooks have it, and the same by either way of working it out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { Design } from './design.js';
import { designInTheLongRun } from './design-averages.js';
import { solveDesign } from './design-figures.js';
import { hallAverages } from './hall-averages.js';

const inside = (count: number): number => count;

test.each([0.5, 0.9, 0.99])(
  'one agent, load %d: variance 2ρ(1 + ρ)/(1 − ρ)⁴, and the empty beginning is remembered for 1/(1 − ρ)²',
  (load) => {
    const { mean, variance, remembers } = hallAverages({ agents: 1, arrivalRate: load, handling: 1, patience: null })(inside);
    expect(mean).toBeCloseTo(load / (1 - load), 6);
    expect(variance / ((2 * load * (1 + load)) / (1 - load) ** 4)).toBeCloseTo(1, 6);
    expect(remembers * (1 - load) ** 2).toBeCloseTo(1, 6);
  },
);

test('where nobody ever waits, a beginning is remembered for one handling time, and as long as customers stay where nobody is answered', () => {
  const plenty = hallAverages({ agents: 200, arrivalRate: 10, handling: 3, patience: null })(inside);
  expect([plenty.mean, plenty.variance, plenty.remembers]).toEqual([30, 2 * 30 * 3, 3].map((value) => expect.closeTo(value, 6)));
  const patient = hallAverages({ agents: 1, arrivalRate: 50, handling: 1e9, patience: 4 })((count) => Math.max(0, count - 1));
  expect([patient.mean, patient.remembers]).toEqual([200, 4].map((value) => expect.closeTo(value, 0)));
});

const numRuns = runs('simulations/theory averages', { fast: 15, nightly: 200 });
const anyClass = fc.record({
  arrivalRate: fc.double({ min: 0.3, max: 4, noNaN: true }),
  patience: fc.double({ min: 0.2, max: 6, noNaN: true }),
  pools: fc.constant([0]),
});

test('the averages of a chain of one class and one group vary as the formula says; of two classes alike, that of all inside does', () => {
  fc.assert(
    fc.property(anyClass, fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 2), (one, agents, count) => {
      const design: Design = { classes: Array.from({ length: count }, () => one), pools: [{ agents, handling: 1 }], choice: 'first' };
      const { averages } = designInTheLongRun(design);
      const hall = hallAverages({ agents, handling: 1, arrivalRate: one.arrivalRate * count, patience: one.patience });
      const queue = hall((now) => Math.max(0, now - agents));
      const [waited, busy] = [hall((now) => Number(now >= agents)), hall((now) => Math.min(now, agents))];
      const remembers = Math.max(hall(inside).remembers, queue.remembers);
      if (count === 1) expect(averages.remembers / remembers).toBeCloseTo(1, 2);
      // The class that comes second remembers for longer than all who wait.
      else expect(averages.remembers).toBeGreaterThan(0.99 * remembers);
      expect((averages.waited[0]?.variance ?? 0) / waited.variance).toBeCloseTo(1, 2);
      expect((averages.busy[0]?.variance ?? 0) / busy.variance).toBeCloseTo(1, 2);
    }),
    { numRuns, seed },
  );
});

test('classes in order whom nobody leaves: what stands for their chain varies about as much', () => {
  const classes = [0.6, 1.2].map((arrivalRate) => ({ arrivalRate, patience: null, pools: [0] }));
  const pools = [{ agents: 3, handling: 1 }];
  const { averages } = designInTheLongRun({ classes, pools, choice: 'first' });
  // A customer in a million years gives up: the same hall, and no formula for it.
  const chain = designInTheLongRun({ classes: classes.map((one) => ({ ...one, patience: 1e9 })), pools, choice: 'first' });
  for (const [place, { mean, variance }] of chain.averages.queue.entries()) {
    expect(averages.queue[place]?.mean).toBeCloseTo(mean, 5);
    expect(averages.queue[place]?.variance).toBeGreaterThan(0.7 * variance);
    expect(averages.queue[place]?.variance).toBeLessThan(12 * variance);
  }
  expect(averages.remembers / chain.averages.remembers).toBeCloseTo(1, 0);
  expect(solveDesign({ classes, pools, choice: 'first' }).figures.meanQueue[1]).toBeCloseTo(averages.queue[1]?.mean ?? 0, 6);
});
