/** The formulas give the figures computed elsewhere with 50 digits, and the staffing search finds the least number by their measure. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { erlangB } from './erlang-b.js';
import { limitedFigures, waitedAtMost } from './limited-lines.js';
import { balking, endless, exponentialPatience } from './patience.js';
import { figuresOf, type HallFigures, HallUnstable, waitQuantile } from './queue-with-patience.js';
import { GoalUnreachable, requiredAgents } from './required-agents.js';
import { EXACT_CASES } from './testing/exact-cases.js';

const patienceOf = (mean: number | null) => (mean === null ? endless : exponentialPatience(mean));

describe('every figure to nine digits', () => {
  test.each(EXACT_CASES)('$id', ({ arrivalRate, handling, agents, patience, within, exact }) => {
    const figures = figuresOf({ arrivalRate, handling, agents, patience: patienceOf(patience) }, within);
    for (const [name, value] of Object.entries(exact)) expect(figures[name as keyof HallFigures], name).toBeCloseTo(value, 9);
  });
});

test('patience that is a small part of the time in which waits grow rare, to seven digits (worked out with 40)', () => {
  const { abandoned, meanWaitAnswered } = figuresOf(
    { agents: 7, arrivalRate: 4.2, handling: 1, patience: exponentialPatience(0.001) },
    0.0005,
  );
  expect(abandoned / 0.07305177157009554).toBeCloseTo(1, 7);
  expect(meanWaitAnswered / 5.472568314851968e-7).toBeCloseTo(1, 7);
});

test('Erlang B: one and two agents by hand, and the textbook answer of 17 lines for ten erlangs at 2 %', () => {
  expect(erlangB(1, 1)).toBe(0.5);
  expect(erlangB(1, 2)).toBe(0.2);
  expect([16, 17].map((lines) => erlangB(10, lines) <= 0.02)).toEqual([false, true]);
});

test('limited lines: none to wait on is Erlang B, very many are Erlang A, and the ends of Wallace and Whitt are those computed elsewhere', () => {
  const hall = { agents: 17, arrivalRate: 10, handling: 1, patience: null };
  expect(limitedFigures({ ...hall, lines: 17 }).turnedAway).toBeCloseTo(erlangB(10, 17), 12);
  const many = limitedFigures({ ...hall, arrivalRate: 20, patience: 2, lines: 400 });
  const exact = figuresOf({ ...hall, arrivalRate: 20, patience: exponentialPatience(2) }, 0);
  for (const figure of ['waited', 'abandoned', 'meanWait', 'occupancy'] as const) expect(many[figure]).toBeCloseTo(exact[figure], 9);
  const end = { handling: 10, patience: null };
  expect(limitedFigures({ ...end, agents: 90, lines: 120, arrivalRate: 8.4 })).toMatchObject({
    turnedAway: expect.closeTo(0.003643076070960407, 12),
    waited: expect.closeTo(0.37970555463618827, 12),
    meanWait: expect.closeTo(0.45002276096397237, 11),
    occupancy: expect.closeTo(0.929933129000437, 12),
  });
  expect(limitedFigures({ ...end, agents: 15, lines: 20, arrivalRate: 1.4 })).toMatchObject({
    turnedAway: expect.closeTo(0.06526994539686135, 12),
    waited: expect.closeTo(0.4314712250358137, 12),
    meanWait: expect.closeTo(0.8233328368346673, 12),
    occupancy: expect.closeTo(0.8724147176295961, 12),
  });
});

test('limited lines: who waits at most so long, with patience and without, is who does of very many lines, and a share found by integrating', () => {
  const hall = { agents: 6, arrivalRate: 8, handling: 1 };
  for (const within of [0, 0.02, 0.3, 2]) {
    const exact = figuresOf({ ...hall, patience: exponentialPatience(0.7) }, within).waitsWithin;
    expect(waitedAtMost({ ...hall, patience: 0.7, lines: 400 }, within)).toBeCloseTo(exact, 9);
    expect(waitedAtMost({ ...hall, patience: 1e9, lines: 9 }, within)).toBeCloseTo(
      waitedAtMost({ ...hall, patience: null, lines: 9 }, within),
      7,
    );
  }
  // One line more than the agent: whoever takes it waits for one departure or their own patience, so it is exponential.
  const waits = limitedFigures({ agents: 1, arrivalRate: 2, handling: 1, patience: 0.5, lines: 2 }).waited;
  expect(waitedAtMost({ agents: 1, arrivalRate: 2, handling: 1, patience: 0.5, lines: 2 }, 0.4)).toBeCloseTo(
    1 - waits * Math.exp(-0.4 * 3),
    12,
  );
  // Nine hundred departures in that time: the chance of none is below the least double.
  expect(waitedAtMost({ agents: 900, arrivalRate: 1_300, handling: 1, patience: null, lines: 3_000 }, 1)).toBeLessThan(1e-9);
});

test('a percentile of waits is the wait that so many do not exceed: one agent near saturation by hand, impatient customers by their share', () => {
  const one = { agents: 1, arrivalRate: 0.99, handling: 1, patience: endless };
  expect(waitQuantile(one, 0.99)).toBeCloseTo(100 * Math.log(0.99 / 0.01), 6);
  expect(waitQuantile({ ...one, arrivalRate: 0.3 }, 0.7)).toBe(0);
  const impatient = { agents: 20, arrivalRate: 26, handling: 1, patience: exponentialPatience(3) };
  for (const share of [0.2, 0.5, 0.9, 0.999])
    expect(figuresOf(impatient, waitQuantile(impatient, share)).waitsWithin).toBeCloseTo(share, 9);
});

test('a load that nobody leaves has no long run, and the error says what to state', () => {
  const hall = { arrivalRate: 5, handling: 1, agents: 5, patience: endless };
  expect(() => figuresOf(hall, 1)).toThrow(HallUnstable);
  expect(() => figuresOf(hall, 1)).toThrow('5 agents cannot keep up with a load of 5.00');
});

const anyHall = fc
  .record({
    arrivalRate: fc.double({ min: 0.1, max: 60, noNaN: true }),
    handling: fc.double({ min: 0.1, max: 3, noNaN: true }),
    agents: fc.integer({ min: 1, max: 200 }),
    meanPatience: fc.double({ min: 0.05, max: 20, noNaN: true }),
  })
  .map((hall) => ({ ...hall, patience: exponentialPatience(hall.meanPatience) }));

test('what comes in goes out: with exponential patience the abandoned are the queue divided by the patience, at any load', () => {
  fc.assert(
    fc.property(anyHall, (hall) => {
      const { abandoned, meanQueue } = figuresOf(hall, 0.3);
      expect(meanQueue / hall.meanPatience).toBeCloseTo(hall.arrivalRate * abandoned, 6);
    }),
    { seed, numRuns: runs('simulations/theory balance', { fast: 200, nightly: 5_000 }) },
  );
});

test.each([
  [10, 3, 10_000],
  [1_000, 6, 100],
  [5_000, 1.05, 10_000],
  [10_000, 3, 3],
])(
  '%i agents at %d times what they can serve, who are left after %d handling times: none is ever idle, and the others give up',
  (agents, over, meanPatience) => {
    const hall = { arrivalRate: agents * over, handling: 1, agents, patience: exponentialPatience(meanPatience) };
    const { occupancy, abandoned, meanWait, waited } = figuresOf(hall, 1);
    expect(waited).toBeCloseTo(1, 12);
    expect(occupancy).toBeCloseTo(1, 9);
    expect(abandoned).toBeCloseTo(1 - 1 / over, 9);
    expect(meanWait / (meanPatience * (1 - 1 / over))).toBeCloseTo(1, 9);
  },
);

test('an agent more never makes any figure worse, and figures are shares', () => {
  fc.assert(
    fc.property(anyHall, (hall) => {
      const now = figuresOf(hall, 0.3);
      const more = figuresOf({ ...hall, agents: hall.agents + 1 }, 0.3);
      const tiny = 1e-9;
      expect(more.serviceLevel).toBeGreaterThanOrEqual(now.serviceLevel - tiny);
      expect(more.abandoned).toBeLessThanOrEqual(now.abandoned + tiny);
      expect(more.meanWait).toBeLessThanOrEqual(now.meanWait + tiny);
      for (const share of [now.waited, now.abandoned, now.occupancy, now.serviceLevel, now.waitsWithin]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + tiny);
      }
    }),
    { seed, numRuns: runs('simulations/theory monotone', { fast: 200, nightly: 5_000 }) },
  );
});

test('where enough balk, even the endlessly patient rest has a long run', () => {
  const hall = { arrivalRate: 5, handling: 1, agents: 4, patience: balking(0.5, endless) };
  expect(figuresOf(hall, 1).abandoned).toBeGreaterThan(0.1);
  expect(() => figuresOf({ ...hall, agents: 2 }, 1)).toThrow(HallUnstable);
});

test('who balks is gone without a wait: all balking is a loss system', () => {
  const hall = { arrivalRate: 10, handling: 1, agents: 12, patience: balking(1, exponentialPatience(1)) };
  const figures = figuresOf(hall, 0.3);
  expect(figures.abandoned).toBeCloseTo(erlangB(10, 12), 9);
  expect(figures.meanWait).toBeCloseTo(0, 9);
});

describe('required agents', () => {
  const hall = { arrivalRate: 1 / 18, handling: 240, patience: endless };

  test('the least number that reaches the goal, and what one agent fewer would miss', () => {
    const found = requiredAgents(hall, { within: 20, serviceLevel: 0.68 });
    expect(found).toMatchObject({ agents: 16, binds: 'serviceLevel' });
    expect(found.figures.serviceLevel).toBeCloseTo(0.6899529356913205, 9);
    expect(requiredAgents(hall, { within: 20 })).toMatchObject({ agents: 14, binds: 'stability' });
    expect(requiredAgents(hall, { within: 20, serviceLevel: 0.68, occupancy: 0.7 }).binds).toBe('occupancy');
  });

  test('by trying every number: the search finds the first', () => {
    for (const serviceLevel of [0.3, 0.8, 0.95]) {
      const goal = { within: 20, serviceLevel, abandoned: 0.05 };
      const patient = { ...hall, patience: exponentialPatience(180) };
      let agents = 1;
      for (; ; agents++) {
        const figures = figuresOf({ ...patient, agents }, 20);
        if (figures.serviceLevel >= serviceLevel && figures.abandoned <= 0.05) break;
      }
      expect(requiredAgents(patient, goal).agents).toBe(agents);
    }
  });

  test('a goal out of reach is reported as such', () => {
    expect(() => requiredAgents(hall, { within: 20, occupancy: 0 }, 1_000)).toThrow(GoalUnreachable);
  });
});
