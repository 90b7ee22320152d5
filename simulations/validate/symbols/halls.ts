import { z } from 'zod';
import { endless, erlangB, exponentialPatience, type Hall, type Patience, waitQuantile } from '../../theory/index.js';
import { BY_TIME, knownWithin } from './limited.js';
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
  expect: z.object({ p_wait_le: BY_TIME.optional() }).catchall(figures.valueType).optional(),
});

export const hallNotation = notation(
  HALL,
  (fields) => fields.includes('lambda') && fields.includes('mu'),
  ({ id, name, family, lambda, mu, n, theta: gone, T, offered_load: load, expect = {} }, findings, place) => {
    if (family !== undefined && family !== (patienceOf(gone) === null ? 'C' : 'A')) {
      findings.add('VALUE_INVALID', ['family'], { field: 'family', expected: FAMILIES });
      return [];
    }
    const patience = patienceOf(gone);
    const { p_wait_le: within = {}, ...plain } = expect;
    const stated = plain as z.infer<typeof figures>;
    const percentiles = Object.entries(stated).flatMap(([figure, value]) =>
      PERCENTILE.test(figure) && typeof value === 'number' && value >= 0 ? [value] : [],
    );
    const limits = [...new Set([...Object.keys(within).map(Number), ...percentiles])];
    const one = { agents: n, arrivalRate: lambda, handling: 1 / mu, patience, within: T, ...(limits.length === 0 ? {} : { limits }) };
    const known = { ...knownOf(lambda, lambda / mu, n), ...percentilesIn(stated, { ...one, patience: patienceIn(patience) }) };
    const called = id ?? name ?? `hall ${place}`;
    return [
      {
        one: { name: `${called}: ${n} ${n === 1 ? 'agent' : 'agents'}, load ${Number((lambda / mu).toPrecision(4))}`.slice(0, 80), ...one },
        claims: [
          ...offered('offered_load', load, lambda / mu),
          ...claimsOf(['expect'], stated, known),
          ...claimsOf(['expect', 'p_wait_le'], within, knownWithin(within)),
        ],
      },
    ];
  },
);

const FAMILIES =
  'must be C where theta is null or 0, and A where it is more: limited lines are stated by "K" beside them, or as {"a", "n", "B"}; other laws of patience and handling are for scenarios, docs/simulating.md';

/** `wait_p99`: the wait of all arrivals, until answered or gone, that 99 in a hundred do not exceed. */
const PERCENTILE = /^wait_p(\d{1,2}(?:\.\d+)?)$/;

const patienceIn = (mean: number | null): Patience => (mean === null ? endless : exponentialPatience(mean));

function percentilesIn(stated: z.infer<typeof figures>, hall: Hall): Known {
  // Named also where none is stated, so that whoever misspells one is told how they are written.
  const named = ['wait_p99', ...Object.keys(stated).filter((name) => PERCENTILE.test(name))];
  return Object.fromEntries(named.map((name) => [name, () => waitQuantile(hall, Number(PERCENTILE.exec(name)?.[1]) / 100)]));
}

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
