import { FORMULAS } from '../simulate/formulas.js';
import { caveatsOf } from './caveats.js';
import type { Compared } from './compared.js';

/** Everything found, as JSON. Undefined figures are `null`. */
export function asJson(compared: Compared): unknown {
  const { seed, antithetic, base, alternatives } = compared;
  return {
    ok: true,
    seed,
    antithetic,
    base: base.name,
    formulas: FORMULAS,
    alternatives: alternatives.map(({ name, differences }) => ({ scenario: name, ...differences })),
    targets: [base, ...alternatives].map(({ name, judged }) => ({ scenario: name, targets: judged })),
    caveats: caveatsOf(compared),
    hints: [base, ...alternatives].map(({ name, hints }) => ({ scenario: name, hints })),
  };
}
