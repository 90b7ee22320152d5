import { z } from 'zod';
import { erlangB } from '../../theory/index.js';
import { above0, claimsOf, figures, from0, heads, type Known, NOTES, notation, offered, patienceOf, theta } from './notation.js';

/** M/M/n and M/M/n+M: `n` agents, arrivals at `lambda`, work at `mu`, gone at `theta`, limit `T`. */
const HALL = z.strictObject({
  ...NOTES,
  id: z.coerce.string().optional(),
  name: z.string().optional(),
  family: z.unknown().optional(),
  lambda: above0,
  mu: above0,
  n: heads,
  theta,
  T: from0,
  offered_load: above0.optional(),
  expect: figures.optional(),
});

export const hallNotation = notation(
  HALL,
  (fields) => fields.includes('lambda') && fields.includes('mu'),
  ({ id, name, family, lambda, mu, n, theta: gone, T, offered_load: load, expect = {} }, findings, place) => {
    if (family !== undefined && family !== (patienceOf(gone) === null ? 'C' : 'A')) {
      findings.add('VALUE_INVALID', ['family'], { field: 'family', expected: FAMILIES });
      return [];
    }
    const one = { agents: n, arrivalRate: lambda, handling: 1 / mu, patience: patienceOf(gone), within: T };
    const called = id ?? name ?? `hall ${place}`;
    return [
      {
        one: { name: `${called}: ${n} ${n === 1 ? 'agent' : 'agents'}, load ${Number((lambda / mu).toPrecision(4))}`.slice(0, 80), ...one },
        claims: [...offered('offered_load', load, lambda / mu), ...claimsOf(['expect'], expect, knownOf(lambda, lambda / mu, n))],
      },
    ];
  },
);

const FAMILIES =
  'must be C where theta is null or 0, and A where it is more: limited lines are stated by "K" beside them, or as {"a", "n", "B"}; other laws of patience and handling are for scenarios, docs/simulating.md';

/** Shares smaller than this leave the difference of two others no digits. */
const SMALL = 1e-6;

const knownOf = (lambda: number, load: number, n: number): Known => ({
  p_wait: (theory) => theory['waited at all'],
  asa: (theory) => theory['mean wait of the answered'],
  mean_wait_all: (theory) => theory['mean wait'],
  mean_wait_abandoned: ({ abandoned = 0, 'mean wait': all = 0, 'mean wait of the answered': answered = 0 }) =>
    abandoned < SMALL ? null : (all - (1 - abandoned) * answered) / abandoned,
  mean_wait_if_waiting: ({ 'mean wait': all = 0, 'waited at all': waited = 0 }) => (waited < SMALL ? null : all / waited),
  sl: (theory) => theory['answered within the limit'],
  sl_of_answered: (theory) => theory['answered within the limit, of those answered'],
  sl_excl_short_abandons: (theory) => theory['answered within the limit, without short abandons'],
  sl_wait_le_T_any: (theory) => theory['answered or gone within the limit'],
  p_abandon: (theory) => theory['abandoned'],
  occupancy: (theory) => theory['occupancy'],
  mean_queue: ({ 'mean wait': all = 0 }) => lambda * all,
  erlang_b: () => erlangB(load, n),
});
