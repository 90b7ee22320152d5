import { planFile, rosterFile } from '@signalbox/engine/plan';
import { z } from 'zod';

type JsonSchema = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, title: string): JsonSchema => ({
  ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'throw' }),
  title,
});

/** What an editor needs to complete and check a plan file while it is written. */
export const planJsonSchema = (): JsonSchema => schemaOf(planFile, 'Signalbox plan');
/** The same for a roster file. */
export const rosterJsonSchema = (): JsonSchema => schemaOf(rosterFile, 'Signalbox roster');
