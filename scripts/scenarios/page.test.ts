// Proves that the page of scenarios and the heads of their files say what was played last, of the text as it stands.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formattedJson } from '../formatted-json.js';
import { runs } from '../testing/runs.js';
import { digestOf, FIGURES, headed, PAGE, type Played, scenarioNames, scenariosPage, scenarioText } from './page.js';
import { played } from './played.js';

const figures = JSON.parse(readFileSync(FIGURES, 'utf8')) as Readonly<Record<string, Played>>;

test('the page is what the figures say, of all scenarios', () => {
  expect(Object.keys(figures)).toEqual(scenarioNames());
  expect(readFileSync(PAGE, 'utf8')).toBe(scenariosPage(figures));
});

test('the figures are written as the formatter has them', () => {
  expect(formattedJson(figures)).toBe(readFileSync(FIGURES, 'utf8'));
});

test.each(scenarioNames())('%s was played as it stands, and says so in its head', (name) => {
  const text = scenarioText(name);
  const one = figures[name] as Played;
  expect(one.digest).toBe(digestOf(text));
  if (one.whole !== undefined) expect(one.whole.digest).toBe(digestOf(text));
  expect(headed(text, one)).toBe(text);
  expect(one.rows.length + one.targets.length).toBeGreaterThan(0);
});

// The figures of all of them take minutes; one of them shows each night whether the simulator still gives what the page says.
const again = runs('scenarios played again', { fast: 0, nightly: 1 });
test('figures come again', { timeout: 300_000 }, async () => {
  for (const name of ['vtech'].slice(0, again)) expect(await played(name)).toEqual(figures[name]);
});
