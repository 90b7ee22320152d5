import { z } from 'zod';
import type { Claim } from '../claim.js';
import { BY_TIME, knownWithin } from './limited.js';
import { above0, claimsOf, from0, heads, type Known, NOTES, notation, offered, type Translated } from './notation.js';

/** Erlang B: a load of `a` on `n` lines, with no room to wait. */
const ERLANG_B = z.strictObject({ ...NOTES, a: above0, n: heads, B: from0 });

export const erlangBNotation = notation(
  ERLANG_B,
  (fields) => fields.includes('B') && fields.includes('a'),
  ({ a, n, B }) => [
    {
      one: { name: `${n} agents, ${n} lines, load ${a}`, agents: n, lines: n, arrivalRate: a, handling: 1, patience: null },
      claims: claimsOf([], { B }, { B: (theory) => theory['turned away'] }),
    },
  ],
);

const FIGURES = {
  blocking: from0.optional(),
  p_wait_given_accepted: from0.optional(),
  mean_wait_given_accepted: from0.optional(),
  occupancy: from0.optional(),
  p_wait_le: BY_TIME.optional(),
};
const KNOWN: Known = {
  blocking: (theory) => theory['turned away'],
  p_wait_given_accepted: (theory) => theory['waited'],
  mean_wait_given_accepted: (theory) => theory['mean wait'],
  occupancy: (theory) => theory['occupancy'],
};

/** M/M/n/K: `C` agents, and `K_extra` lines more than agents; and the same cut into halls of so many agents and extra lines each. */
const LINES = z
  .strictObject({
    ...NOTES,
    load: above0.optional(),
    lambda_per_min: above0,
    mu_per_min: above0,
    C: heads,
    K_extra: z.int().min(0).max(10_000),
    ...FIGURES,
  })
  .catchall(z.strictObject(FIGURES));
const SPLIT = /^one_skill_split_trunks_(\d+)\+(\d+)$/;

export const linesNotation = notation(
  LINES,
  (fields) => fields.includes('K_extra') && fields.includes('lambda_per_min'),
  ({ load, lambda_per_min: lambda, mu_per_min: mu, C, K_extra: extra, ...rest }, findings) => {
    const { blocking, p_wait_given_accepted, mean_wait_given_accepted, occupancy, p_wait_le, ...parts } = rest;
    const whole = hall(
      { agents: C, lines: C + extra, arrivalRate: lambda, mu },
      { blocking, p_wait_given_accepted, mean_wait_given_accepted, occupancy, p_wait_le },
      [],
    );
    const split = Object.entries(parts).flatMap(([name, stated]): Translated[] => {
      if (Object.hasOwn(NOTES, name)) return [];
      const [, agents = '0', more = '0'] = SPLIT.exec(name) ?? [];
      const own = Number(agents);
      if (own > 0) return [hall({ agents: own, lines: own + Number(more), arrivalRate: (lambda * own) / C, mu }, stated as Stated, [name])];
      findings.add('FIELD_UNKNOWN', [name], {
        owner: 'the file',
        name,
        names: [...Object.keys(KNOWN), 'p_wait_le', 'one_skill_split_trunks_15+5'],
      });
      return [];
    });
    return [{ ...whole, claims: [...offered('load', load, lambda / mu), ...whole.claims] }, ...split];
  },
);

type Stated = { readonly [K in keyof typeof FIGURES]?: z.infer<(typeof FIGURES)[K]> | undefined };

interface Hall {
  readonly agents: number;
  readonly lines: number;
  readonly arrivalRate: number;
  readonly mu: number;
}

function hall({ agents, lines, arrivalRate, mu }: Hall, { p_wait_le: within = {}, ...plain }: Stated, path: readonly string[]): Translated {
  const limits = Object.keys(within).map(Number);
  const load = Number((arrivalRate / mu).toPrecision(4));
  const stated = Object.fromEntries(
    Object.entries(plain).flatMap(([name, value]) => (value === undefined ? [] : [[name, value as number]])),
  );
  const ofLimits: readonly Claim[] = claimsOf([...path, 'p_wait_le'], within, knownWithin(within));
  return {
    one: {
      name: `${agents} agents, ${lines} lines, load ${load}`,
      agents,
      lines,
      arrivalRate,
      handling: 1 / mu,
      patience: null,
      ...(limits.length === 0 ? {} : { limits }),
    },
    claims: [...claimsOf(path, stated, KNOWN), ...ofLimits],
  };
}
