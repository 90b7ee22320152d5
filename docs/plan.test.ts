/** Proves that docs/plan.md tells the truth: its examples are read without a mistake, and no field of the files is left out. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planJsonSchema, readPlanText, readRosterText, rosterJsonSchema } from '@signalbox/adapters/plan';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

const page = readFileSync(fileURLToPath(new URL('plan.md', import.meta.url)), 'utf8');
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text as string);
const NOW = { nowMs: Date.UTC(2026, 10, 24, 8) };

const first = examples[0] as string;
const isRoster = (text: string): boolean => /^(groups|agents):/.test(text);
/** Examples that show a part of a plan stand for the whole: the rest is the first example's. */
const whole = (text: string): string => stringify({ ...parse(first), ...parse(text) });

// Each example of a plan, or of a part of one, is in order.
test.each(examples.filter((text) => !isRoster(text)))('%s', (text) => {
  expect(readPlanText(whole(text), NOW)).toMatchObject({ ok: true, problems: [] });
});

// The roster on the page makes the agents that the page says it makes.
test('the roster', () => {
  const roster = examples.find(isRoster) as string;
  const plan = readPlanText(whole('skills: [returns]'), { ...NOW, roster: parse(roster) });
  if (!plan.ok) throw new Error('the first example is in order');
  const read = readRosterText(roster, plan.plan);
  expect(read.problems).toEqual([]);
  const ids = read.ok ? read.roster.agents.map(({ id }) => id) : [];
  expect(ids).toEqual(expect.arrayContaining(['ana', 'rui', 'lisbon-fr-03', 'lisbon-fr-12', 'ines']));
  expect(ids).toHaveLength(13);
});

/** Every field name a JSON Schema knows, however deep. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(fieldsOf)];
}

// Every field of the two files is named on the page.
test('no field is left out', () => {
  const fields = [...new Set([...fieldsOf(planJsonSchema()), ...fieldsOf(rosterJsonSchema())])];
  expect(fields.length).toBeGreaterThan(60);
  const codes = page.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g);
  const named = new Set([...codes].flatMap(([, code]) => (code as string).split(/[^\w-]+/)));
  expect(fields.filter((field) => !named.has(field))).toEqual([]);
});
