import fc from 'fast-check';
import type { ValidationCase } from '../case-file.js';

const within = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const patience = within(0.3, 5);
const HANDLING = 1;
const name = 'drawn';

/** Agents, and what comes as a share of what they can do. */
const sized = (agentsMax: number, most: number) => fc.record({ agents: fc.integer({ min: 1, max: agentsMax }), share: within(0.3, most) });

const hall = fc.oneof(
  fc.record({ of: sized(40, 0.85), patience: fc.constant(null), within: within(0, 1) }),
  fc.record({ of: sized(40, 1.4), patience, within: within(0, 1), limits: fc.tuple(within(0, 2)) }),
);
const lines = fc.record({
  of: sized(30, 1.5),
  more: fc.integer({ min: 0, max: 20 }),
  patience: fc.option(patience),
  limits: fc.tuple(within(0, 2)),
});
const pool = fc.record({ agents: fc.integer({ min: 1, max: 5 }), handling: within(0.5, 2) });
const oneClass = fc.record({ share: within(0.2, 1.2), patience: within(0.3, 4), turned: fc.boolean() });
const design = fc.record({
  pools: fc.array(pool, { minLength: 1, maxLength: 2 }),
  classes: fc.array(oneClass, { minLength: 1, maxLength: 2 }),
  /** The last class is served by the last group only. */
  narrow: fc.boolean(),
  /** Agents that the last class leaves free in each of its groups. */
  kept: fc.integer({ min: 0, max: 2 }),
  /** One group turns to whoever has waited longest; of more groups, the chain would be too large for some. */
  longest: fc.boolean(),
  choice: fc.constantFrom('first' as const, 'any' as const),
});
const changing = fc.record({
  of: sized(20, 1.2),
  swing: within(0, 1),
  period: within(3, 24),
  patience: fc.option(patience),
  until: within(4, 16),
});

/** A case of any kind but those that another simulator has to be asked about. */
export const anyCase: fc.Arbitrary<ValidationCase> = fc.oneof(
  hall.map(
    ({ of: { agents, share }, ...one }): ValidationCase => ({ name, agents, arrivalRate: share * agents, handling: HANDLING, ...one }),
  ),
  lines.map(({ of: { agents, share }, more, patience: mean, limits }): ValidationCase => {
    return { name, agents, lines: agents + more, arrivalRate: share * agents, handling: HANDLING, patience: mean, limits };
  }),
  design.map(({ pools, classes, narrow, kept, longest, choice }): ValidationCase => {
    const all = [...pools.keys()];
    const byArrival = longest && pools.length === 1;
    const rate = pools.reduce((sum, { agents, handling }) => sum + agents / handling, 0) / classes.length;
    return {
      name,
      pools,
      choice,
      ...(byArrival ? { order: 'arrival' as const } : {}),
      classes: classes.map(({ share, patience: mean, turned }, place) => {
        const last = place === classes.length - 1;
        const served = narrow && last ? all.slice(-1) : turned ? all.toReversed() : all;
        const reserve = served.map((at) => Math.min(kept, (pools[at]?.agents ?? 1) - 1));
        return { arrivalRate: share * rate, patience: mean, pools: served, ...(last && !byArrival ? { reserve } : {}) };
      }),
    };
  }),
  changing.map(({ of: { agents, share }, swing, period, patience: mean, until }): ValidationCase => {
    const arrivals = { mean: share * agents, swing: swing * share * agents, period };
    return { name, agents, arrivals, handling: HANDLING, patience: mean, until, instants: [until / 3, until] };
  }),
);
