import { z } from 'zod';
import { above0, claimsOf, from0, heads, NOTES, notation } from './notation.js';

/** One group, classes in strict order (not preemptive), nobody gives up. */
const PRIORITY = z.strictObject({
  ...NOTES,
  lambdas: z.array(above0).min(1).max(9),
  mu: above0,
  n: heads,
  p_wait: from0.optional(),
  mean_wait_by_class: z.array(from0).optional(),
  fifo_mean_wait: from0.optional(),
});

export const priorityNotation = notation(
  PRIORITY,
  (fields) => fields.includes('lambdas'),
  ({ lambdas, mu, n, p_wait, mean_wait_by_class: waits, fifo_mean_wait: fifo }, _, place) => {
    const all = lambdas.reduce((sum, one) => sum + one, 0);
    const stated = {
      ...(p_wait === undefined ? {} : { p_wait }),
      ...(waits === undefined ? {} : { mean_wait_by_class: waits }),
      ...(fifo === undefined ? {} : { fifo_mean_wait: fifo }),
    };
    const one = {
      name: `priority ${place}: ${n} agents, ${lambdas.length} classes in strict order`,
      classes: lambdas.map((arrivalRate) => ({ arrivalRate, patience: null, pools: [0] })),
      pools: [{ agents: n, handling: 1 / mu }],
      choice: 'first' as const,
    };
    const claims = claimsOf([], stated, {
      p_wait: (theory) => theory['class 1: waited'],
      mean_wait_by_class: (theory, at) => theory[`class ${at + 1}: mean wait`],
      // The order changes who waits, not how long all of them do.
      fifo_mean_wait: (theory) =>
        lambdas.reduce((sum, lambda, at) => sum + (lambda / all) * (theory[`class ${at + 1}: mean wait`] ?? 0), 0),
    });
    return [{ one, claims }];
  },
);
