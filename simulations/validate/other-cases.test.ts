/** Cases nobody has chosen agree with theory as well as those that come with the product, and miss at 95 % no more often than chance has it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { trialOf } from './cases.js';
import { shapeCases } from './shape-cases.js';
import { anyCase } from './testing/any-case.js';
import { type Comparison, validate } from './trial.js';

const count = runs('simulations/validate other cases', { fast: 1, nightly: 150 });
const contacts = count > 1 ? 300 : 100;

test('cases drawn by chance', { timeout: 1_800_000 }, async () => {
  // The first ones lie at the edges of what there is: they are passed over.
  const cases = fc
    .sample(anyCase, { seed, numRuns: count + 20 })
    .slice(-count)
    .map((one, n) => ({ ...one, name: `case ${n + 1}` }));
  expect(shapeCases(JSON.parse(JSON.stringify(cases)))).toMatchObject({ ok: true });
  const found: (Comparison & { readonly of: string })[] = [];
  for (const one of cases) {
    const { comparisons } = await validate(trialOf(one, contacts), { seed, replications: 20, confidence: 1 - 0.001 / (12 * count) });
    found.push(...comparisons.map((comparison) => ({ ...comparison, of: JSON.stringify(one) })));
  }
  expect(found.filter(({ agrees }) => !agrees)).toEqual([]);
  // Figures of a case miss together, so that there may be three times as many as on the mean; a case or two are all that is played each time.
  expect(found.filter(({ agreesAlone }) => !agreesAlone).length).toBeLessThan(0.15 * found.length + 10);
});
