/** Proves that the generated JSON Schemas are the ones the reader checks by. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCHEMAS, schemaPath, schemaText } from './write.js';

// An editor must not praise what the reader refuses: the files are written anew by `docs/schema/write.ts` after every change.
test.each(Object.entries(SCHEMAS))('%s is fresh', (name, schema) => {
  expect(readFileSync(schemaPath(name), 'utf8')).toBe(schemaText(schema()));
});

// Every field of a plan, a hub, a queue and an agent says in the editor what it is for, unless its name says all.
test('fields are described', () => {
  const plan = SCHEMAS['plan.schema.json']() as { properties: Record<string, { description?: string }> };
  const silent = Object.entries(plan.properties).flatMap(([name, { description }]) => (description === undefined ? [name] : []));
  expect(silent.sort()).toEqual(['calendars', 'hubs', 'queues', 'skills']);
});
