/** Proves that the plan printed with all its defaults is the plan: it reads back equal, and prints the same again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runs, seed } from '../../scripts/testing/runs.js';
import { effectivePlanText } from './effective.js';
import { planJsonSchema } from './json-schema.js';
import { formatProblem } from './located-problem.js';
import { type ReadPlan, readPlanText } from './read-plan.js';
import { fieldsOfSchema, hasField } from './testing/fields.js';
import { planFiles } from './testing/plan-files.js';

const SPAN = { nowMs: Date.UTC(2026, 10, 24, 8) };

function read(text: string): Extract<ReadPlan, { ok: true }> {
  const plan = readPlanText(text, SPAN);
  if (!plan.ok) throw new Error(`${plan.problems.map(formatProblem).join('\n')}\n${text}`);
  return plan;
}

// Law: for every plan in order, reading its effective text gives an equal plan, with hours as written and with bare instants.
test('reads back equal', () => {
  fc.assert(
    fc.property(planFiles(), (file) => {
      const text = stringify(file, { aliasDuplicateObjects: false });
      const { plan, calendars } = read(text);
      const asWritten = effectivePlanText(plan, { calendars });
      const again = read(asWritten).plan;
      expect(again).toStrictEqual(plan);
      expect(effectivePlanText(again, { calendars })).toBe(asWritten);
      // Where no hours are written, both texts are one.
      const bare = effectivePlanText(plan);
      if (bare !== asWritten) expect(read(bare).plan).toStrictEqual(plan);
    }),
    { seed, numRuns: runs('effective plans', { fast: 15, nightly: 2_000 }) },
  );
});

// The law above speaks of every field there is: none is missing from the plans it is tried on. (Compiled calendars are what it prints itself.)
test('the generated plans write every field of the schema', () => {
  const fields = fieldsOfSchema(planJsonSchema()).filter((field) => !/^\.calendars\.\*\.(instantsMs|horizonMs|tzdata)/.test(field));
  const files = fc.sample(planFiles(), { seed: 1, numRuns: 300 });
  const written = (field: string): boolean => files.some((file) => hasField(file, field.split('.').slice(1)));
  expect(fields.length).toBeGreaterThan(100);
  expect([...new Set(fields)].filter((field) => !written(field))).toEqual([]);
});

// Every default is on the page: a plan of a few lines prints with the figures it will run on, in the words of the file.
test('shows the defaults', () => {
  const { plan } = read(`plan: shop
hubs:
  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [fr, es, pt] }
queues:
  orders: { channels: [voice, email], home: [lisbon] }
`);
  const text = effectivePlanText(plan);
  for (const line of [
    'priorityPoint: 1m',
    'disconnectGrace: 20s',
    'target: { percent: 80, within: 20s, end: answer, clock: elapsed, risk: none }',
    '- after: 2h',
    'languages: { preferences: 1, tolerance: 0, machineAssisted: false }',
    'reserve: 0',
    'site: false',
    'backOffMax: 15m,',
    'lastAgent: { mode: reserve, limit: 30m, clock: openHours }',
    'whenClosed: keep',
  ]) {
    expect(text).toContain(line);
  }
});
