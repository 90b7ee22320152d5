// The page of lifecycles shows the charts the engine runs on, not those of last week.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { charts } from '../engine/lifecycle/charts.js';
import { compile } from '../engine/lifecycle/compile.js';
import { generateCommand, lifecyclesPage } from '../scripts/generate-diagrams.js';
import { diagramOf } from '../scripts/lifecycle-diagram.js';

const page = readFileSync(new URL('./lifecycles.md', import.meta.url), 'utf8');

// Generating again changes nothing; when it would, the message says which command to run.
test('the page is what the charts generate', () => {
  expect(page === lifecyclesPage(), `docs/lifecycles.md is stale. Run: ${generateCommand}`).toBe(true);
});

// Read back, each diagram holds exactly its table's moves, its start and its ends: no arrow is lost or invented on the way to the page.
test.each(charts.map((chart) => ({ name: chart.id, chart })))('the diagram of $name has every move once', ({ chart }) => {
  const table = compile(chart);
  const text = diagramOf(table);
  expect(page).toContain(text);
  const drawn = text
    .split('\n')
    .slice(1)
    .map((line) => line.match(/^ {2}(\S+) --> (\S+)(?: : (\S+)(?: \/ (.+))?)?$/)?.slice(1) ?? [line]);
  const moves = table.states.flatMap((from) =>
    table.events.flatMap((event) => {
      const move = table.move(from, event);
      return move === undefined ? [] : [[from, move.target, event, move.actions.join(', ') || undefined]];
    }),
  );
  const ends = table.states.filter((state) => table.isFinal(state)).map((state) => [state, '[*]', undefined, undefined]);
  expect(drawn).toEqual([['[*]', table.initial, undefined, undefined], ...moves, ...ends]);
});
