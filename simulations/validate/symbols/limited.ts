import { z } from 'zod';
import { above0, claimsOf, figures, from0, heads, type Known, NOTES, notation, offered, patienceOf, theta } from './notation.js';

/** Figures by a time each: `{ "0.5": 0.7 }`. */
export const BY_TIME = z.record(z.string().regex(/^\d+(\.\d+)?$/, 'must be a time, such as 0.5'), from0);

/** Theory has a share for each limit, by a name of its own. */
export const knownWithin = (within: z.infer<typeof BY_TIME>): Known =>
  Object.fromEntries(Object.keys(within).map((limit) => [limit, (theory) => theory[`waited at most ${Number(limit)}`]]));

/** M/M/n/K+M: as a hall, with `K` customers inside at most; figures but `blocking` and `occupancy` are of those let in. */
const LIMITED = z.strictObject({
  ...NOTES,
  id: z.coerce.string().optional(),
  name: z.string().optional(),
  lambda: above0,
  mu: above0,
  n: heads,
  K: z.coerce.number().pipe(z.int().min(1).max(20_000)),
  theta,
  offered_load: above0.optional(),
  expect: z.object({ p_wait_le: BY_TIME.optional() }).catchall(figures.valueType).optional(),
});

const KNOWN: Known = {
  blocking: (theory) => theory['turned away'],
  p_wait_given_accepted: (theory) => theory['waited'],
  mean_wait_given_accepted: (theory) => theory['mean wait'],
  p_abandon_given_accepted: (theory) => theory['abandoned'],
  occupancy: (theory) => theory['occupancy'],
};

export const limitedNotation = notation(
  LIMITED,
  (fields) => fields.includes('lambda') && fields.includes('K'),
  ({ id, name, lambda, mu, n, K, theta: gone, offered_load: load, expect = {} }, _, place) => {
    const { p_wait_le: within = {}, ...plain } = expect;
    const limits = Object.keys(within).map(Number);
    const called = id ?? name ?? `lines ${place}`;
    return [
      {
        one: {
          name: `${called}: ${n} agents, ${K} lines, load ${Number((lambda / mu).toPrecision(4))}`.slice(0, 80),
          agents: n,
          lines: K,
          arrivalRate: lambda,
          handling: 1 / mu,
          patience: patienceOf(gone),
          ...(limits.length === 0 ? {} : { limits }),
        },
        claims: [
          ...offered('offered_load', load, lambda / mu),
          ...claimsOf(['expect'], plain as z.infer<typeof figures>, KNOWN),
          ...claimsOf(['expect', 'p_wait_le'], within, knownWithin(within)),
        ],
      },
    ];
  },
);
