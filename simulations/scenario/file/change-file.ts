import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { moment } from './written-values.js';

/** A change made on the way: one thing, at one instant. */
export const changeFile = z.strictObject({
  at: moment.describe('date (midnight), time of a day by the clocks of the zone, or instant; within the horizon'),
  queue: fields.name.optional(),
  percents: z
    .array(z.int().min(0).max(100))
    .min(2)
    .optional()
    .describe("with queue: its shares from now on, one per group in the plan's order, adding up to 100"),
  closed: z.boolean().optional().describe('with queue: closed by hand; false: its calendar rules again'),
  hub: fields.name.optional(),
  suspended: z.boolean().optional().describe('with hub: takes nothing new; false: takes part again'),
  group: fields.name.optional(),
  skills: z
    .record(fields.name, z.int().min(0).max(5))
    .optional()
    .describe('with group: levels its agents have from now on, for instance what they have learned; 0 takes a skill away'),
  plan: z
    .union([z.string().min(1).max(1_000), z.record(z.string(), z.unknown())], {
      error: 'must be the path of a plan, or what of it changes',
    })
    .optional()
    .describe(
      'the plan from now on, for the same roster: the path of one, or what is otherwise than until now (a JSON merge patch, RFC 7396: null takes a name away, a list is replaced as a whole)',
    ),
});
export type ChangeFile = z.infer<typeof changeFile>;
