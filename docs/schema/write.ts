/** Writes the JSON Schemas that editors use for plan, roster and scenario files: `node --conditions=signalbox-source --import tsx docs/schema/write.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planJsonSchema, rosterJsonSchema } from '@signalbox/adapters/plan';
import { scenarioJsonSchema } from '@signalbox/simulations/scenario';

export const SCHEMAS = {
  'plan.schema.json': planJsonSchema,
  'roster.schema.json': rosterJsonSchema,
  'scenario.schema.json': scenarioJsonSchema,
};

export const schemaPath = (name: string): string => fileURLToPath(new URL(`generated/${name}`, import.meta.url));
export const schemaText = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, schema] of Object.entries(SCHEMAS)) writeFileSync(schemaPath(name), schemaText(schema()));
}
