// The tables the engine runs on say exactly what XState does with the charts: same states, same actions, same order.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { charts } from './charts.js';
import { compile } from './compile.js';
import { anyChart } from './testing/any-chart.js';
import { sideBySide } from './testing/side-by-side.js';

const tables = charts.map((chart) => compile(chart));
/** Events no chart knows; some would be found on a plain object's prototype. */
const strange = ['nobody.knows-this', 'contact', 'contact.', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];
const alphabet = [...new Set(tables.flatMap((table) => table.events)), ...strange];
const scripts = fc.array(fc.record({ fits: fc.boolean(), pick: fc.nat({ max: 999 }) }), { maxLength: 30, size: 'max' });

// XState's development build warns each time an event reaches an actor in its final state, which these scripts do on purpose.
const warnings: string[] = [];
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterAll(() => {
  vi.restoreAllMocks();
  expect(warnings.filter((text) => !text.includes('was sent to stopped actor'))).toEqual([]);
});

// Table and live actor agree after every event of every script, events the chart does not know included, and no move goes untried.
test('each table equals its chart', () => {
  const tried = new Set<string>();
  const numRuns = runs('table ≡ XState', { fast: 8_000, nightly: 20_000 });
  fc.assert(
    fc.property(fc.nat({ max: charts.length - 1 }), scripts, (index, script) => {
      const [chart, table] = [charts[index], tables[index]];
      if (chart === undefined || table === undefined) throw new Error(`there is no chart number ${index}`);
      for (const move of sideBySide(chart, table, script, alphabet)) tried.add(`${table.name} ${move}`);
    }),
    { seed, numRuns },
  );
  const moves = tables.flatMap((table) =>
    table.states.flatMap((state) =>
      table.events.filter((event) => table.can(state, event)).map((event) => `${table.name} ${state} ${event}`),
    ),
  );
  expect([...tried].sort()).toEqual(moves.sort());
});

// The compiler is right for any flat chart, not only for today's: entry, exit, re-entry, root and forbidden transitions keep XState's order.
test('any compilable chart equals its table', () => {
  const numRuns = runs('any chart ≡ its table', { fast: 500, nightly: 20_000 });
  fc.assert(
    fc.property(anyChart, scripts, (chart, script) => {
      sideBySide(chart, compile(chart), script, ['e.one', 'e.two-x', 'e.three', ...strange]);
    }),
    { seed, numRuns },
  );
});
