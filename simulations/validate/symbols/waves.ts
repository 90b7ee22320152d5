import { z } from 'zod';
import { rateAt, volumeTo } from '../arrivals.js';
import { arrivals as arrivalsShape } from '../case-file.js';
import type { Claim } from '../claim.js';
import { curveIn } from './curve.js';
import { above0, claimsOf, figures, from0, heads, NOTES, notation, patienceOf, theta } from './notation.js';

/** M(t)/M/n+M from 0, when the hall is empty, to `T`: the curve in the name, or as `arrivals`; and what is seen `at` instants. */
const WAVE = z.strictObject({
  ...NOTES,
  name: z.string(),
  arrivals: arrivalsShape.optional(),
  mu: above0,
  theta,
  n: heads,
  T: above0,
  at: z.array(z.strictObject({ t: from0, lambda_t: from0.optional() }).catchall(above0.or(from0))).min(1),
  total: figures.optional(),
});

/** Whoever states the rate at an instant has rounded it by no more. */
const ROUNDED = 1e-4;

export const waveNotation = notation(
  WAVE,
  (fields) => fields.includes('at') && fields.includes('mu'),
  ({ name, arrivals: stated, mu, theta: gone, n, T, at, total = {} }, findings) => {
    const arrivals = stated ?? curveIn(name);
    if (arrivals === undefined) {
      const expected = 'must say how many arrive, as "lambda(t)=100+20 sin t"; other curves are stated as arrivals';
      findings.add('VALUE_INVALID', ['name'], { field: 'name', expected });
      return [];
    }
    for (const [place, { t, lambda_t: rate }] of at.entries()) {
      const has = rateAt(arrivals, t);
      const [field, expected] = [`lambda_t at ${t}`, `is stated as ${rate}, and the curve has ${Number(has.toPrecision(6))}`];
      if (rate !== undefined && Math.abs(rate - has) > ROUNDED * Math.max(1, has))
        findings.add('VALUE_INVALID', ['at', place, 'lambda_t'], { field, expected });
    }
    if (findings.failed) return [];
    const one = {
      name: name.slice(0, 80),
      agents: n,
      arrivals,
      handling: 1 / mu,
      patience: patienceOf(gone),
      until: T,
      instants: at.map(({ t }) => t),
    };
    const arrived = volumeTo(arrivals, T);
    const looks = at.flatMap(({ t, lambda_t: _, ...seen }, place): readonly Claim[] =>
      claimsOf(['at', place], seen, {
        p_wait: (theory) => theory[`at ${t}: no agent free`],
        mean_queue: (theory) => theory[`at ${t}: waiting`],
        mean_busy: (theory) => theory[`at ${t}: agents busy`],
      }),
    );
    const whole = claimsOf(['total'], total, {
      expected_arrivals: () => arrived,
      expected_abandoned: (theory) => arrived * (theory['abandoned by the end'] ?? 0),
      fraction_waited: (theory) => theory['waited at all'],
      mean_occupancy: (theory) => theory['occupancy'],
    });
    return [{ one, claims: [...looks, ...whole] }];
  },
);
