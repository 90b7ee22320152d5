import { z } from 'zod';
import type { Theory } from '../claim.js';
import { above0, claimsOf, figures, heads, type Known, NOTES, notation, patienceOf, theta } from './notation.js';
import { POLICIES, policyIn } from './policy.js';

const oneOrMore = <S extends z.ZodType>(one: S) => z.union([one, z.array(one).min(1)]);
const list = <T>(written: T | readonly T[]): readonly T[] => (Array.isArray(written) ? written : [written as T]);

/** V, N, inverted V and others: pools of `n` agents with rates `mu`, classes with rates `lam` and `theta`, and in words who serves whom. */
const DESIGN = z.strictObject({
  ...NOTES,
  id: z.coerce.string().optional(),
  design: z.string(),
  policy: z.string(),
  n: oneOrMore(heads),
  mu: oneOrMore(above0).optional(),
  mu_by_pool: z.array(above0).optional(),
  lam: oneOrMore(above0),
  theta: oneOrMore(theta),
  expect: figures.optional(),
});

export const designNotation = notation(
  DESIGN,
  (fields) => fields.includes('lam'),
  ({ id, design, policy: words, n, mu, mu_by_pool: byPool, lam, theta: gone, expect = {} }, findings, place) => {
    const [agents, lambdas, thetas] = [list(n), list(lam), list(gone)];
    const rates = byPool ?? (mu === undefined ? [] : list(mu).length === 1 ? agents.map(() => list(mu)[0] as number) : list(mu));
    const refuse = (field: string, expected: string): readonly [] => {
      findings.add('VALUE_INVALID', [field], { field, expected });
      return [];
    };
    if (rates.length !== agents.length)
      return refuse(byPool === undefined ? 'mu' : 'mu_by_pool', `must be as many as pools: ${agents.length}`);
    if (thetas.length !== lambdas.length) return refuse('theta', `must be as many as classes: ${lambdas.length}`);
    const policy = policyIn(words, lambdas.length, rates);
    if (policy === undefined) return refuse('policy', POLICIES);
    const { pools, first, choice, order, reserve = [] } = policy;
    const one = {
      name: `${id ?? `${design} ${place}`}: ${agents.join(' and ')} agents${words.length > SHORT ? '' : `, ${words}`}`.slice(0, 80),
      classes: lambdas.map((arrivalRate, at) => ({
        arrivalRate,
        patience: patienceOf(thetas[at] as number | null),
        pools: [...(pools[at] as readonly number[])],
        ...(reserve[at] === undefined ? {} : { reserve: [...reserve[at]] }),
      })),
      pools: agents.map((count, pool) => {
        const turnsTo = first[pool];
        return {
          agents: count,
          handling: 1 / (rates[pool] as number),
          ...(turnsTo === undefined || turnsTo === 0 ? {} : { first: turnsTo }),
        };
      }),
      choice,
      ...(order === undefined ? {} : { order }),
    };
    return [{ one, claims: claimsOf(['expect'], expect, knownOf(lambdas, agents)) }];
  },
);

/** A policy of so many letters is told with the name; the others would push the figures off the page. */
const SHORT = 30;

const knownOf = (lambdas: readonly number[], agents: readonly number[]): Known => {
  const ofClass = (theory: Theory, at: number, figure: string): number | undefined => theory[`class ${at + 1}: ${figure}`];
  const queue = (theory: Theory, at: number): number => (lambdas[at] as number) * (ofClass(theory, at, 'mean wait') ?? 0);
  return {
    p_wait: (theory, at) => ofClass(theory, at, 'waited'),
    mean_wait: (theory, at) => ofClass(theory, at, 'mean wait'),
    p_abandon: (theory, at) => ofClass(theory, at, 'abandoned'),
    mean_queue: (theory, at) => (at < lambdas.length ? queue(theory, at) : undefined),
    occupancy: (theory, at) => theory[`pool ${at + 1}: occupancy`],
    mean_in_system: (theory) =>
      lambdas.reduce((sum, _, at) => sum + queue(theory, at), 0) +
      agents.reduce((sum, count, pool) => sum + count * (theory[`pool ${pool + 1}: occupancy`] ?? 0), 0),
  };
};
