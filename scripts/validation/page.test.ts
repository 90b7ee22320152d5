// Proves that the page of validation says what was played last, of every case that comes with the product, and that its theory is today's.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOPICS, type Topic } from '../../cli/validate/topics.js';
import { TRIALS } from '../../simulations/validate/index.js';
import { formattedJson } from '../formatted-json.js';
import { runs } from '../testing/runs.js';
import { FIGURES, PAGE, type ValidationFigures, validationPage } from './page.js';
import { validated } from './validated.js';

const figures = JSON.parse(readFileSync(FIGURES, 'utf8')) as ValidationFigures;

test('the page is what the figures say', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(validationPage(figures));
  expect(figures.replications).toBeGreaterThanOrEqual(20);
  expect(figures.cases.flatMap(({ rows }) => rows)).toHaveLength(figures.figures);
});

test('the figures are written as the formatter has them', () => {
  expect(formattedJson(figures)).toBe(readFileSync(FIGURES, 'utf8'));
});

test.each(Object.keys(TOPICS) as Topic[])(
  '%s: every case and figure is there, and what theory says of it',
  { timeout: 30_000 },
  (topic) => {
    const played = figures.cases.filter((one) => one.topic === topic);
    const trials = TRIALS[topic](figures.contacts);
    expect(played.map(({ name }) => name)).toEqual(trials.map(({ name }) => name));
    for (const [place, { name, theory }] of trials.entries()) {
      const rows = played[place]?.rows ?? [];
      expect(rows.map(([figure]) => figure)).toEqual(Object.keys(theory));
      for (const [figure, shown] of rows) {
        const exact = theory[figure] as number;
        expect(Math.abs(shown - exact), `${name}: ${figure}`).toBeLessThanOrEqual(1e-6 * Math.abs(exact) + 1e-9);
      }
    }
  },
);

// All of it takes ten minutes; one topic shows each night whether the router still does what the page says.
const again = runs('validation played again', { fast: 0, nightly: 1 });
test('figures come again', { timeout: 300_000 }, async () => {
  for (const topic of ['lines'].slice(0, again)) {
    const told = await validated('--only', topic);
    const shown = (cases: ValidationFigures['cases']) =>
      cases.map(({ name, rows }) => [name, rows.map(([figure, , router]) => [figure, router])]);
    expect(shown(told.cases)).toEqual(shown(figures.cases.filter((one) => one.topic === topic)));
  }
});
