import { z } from 'zod';
import { CEFR_LEVELS } from '../../domain/language.js';

/** What the descriptions of events are made of. */

export const name = z.string();
export const ms = z.int();
export const count = z.int();
export const nullable = <S extends z.ZodType>(schema: S) => schema.nullable();
export const language = nullable(name).describe('language of the plan; null: any');
export const because = <const T extends readonly [string, ...string[]]>(...causes: T) => z.enum(causes);

export const contact = { tenant: name, contact: name, ordinal: count, queue: name, channel: name };
export const asked = { asker: name.optional().describe('of a consult or consultative transfer: the agent who asks') };
export const handling = {
  agents: z.array(name).optional().describe('who is offered it or has it; absent: nobody, and not told to desks'),
};
export const onOffer = { offer: z.templateLiteral([z.number(), '.', z.number()]), agent: name, hub: name, ...contact };
export const onAgent = { agent: name, hub: name, tenants: z.array(name) };
export const place = { band: count, priority: count, rankFromMs: ms, targetMs: ms, rankAtMs: ms };
export const door = { queue: name, tenant: name, changedAtMs: ms, clockMs: ms };
export const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export const term = z.union([z.object({ skill: name, level: count }), z.object({ attribute: name, is: z.array(name) })]);
export const groupOf = <T extends z.ZodType>(item: T) => z.object({ all: z.array(item), any: z.array(item), none: z.array(item) });
export const requirement = z.object({
  languages: z.array(z.object({ language: name, tag: name, atLeast: z.enum(CEFR_LEVELS), exact: z.boolean() })),
  skills: z.array(z.object({ skill: name, level: count })),
  residency: nullable(name),
  requires: nullable(groupOf(z.union([term, groupOf(term)]))),
  site: z.boolean(),
});
export const decision = z
  .object({
    planVersion: count,
    rank: z.array(count),
    runnerUp: nullable(name),
    waitingExamined: count,
    agentsExamined: count,
    agentsEligible: count,
  })
  .describe('for supervisors only');

export const affinity = z.object({
  agent: name,
  mode: z.enum(['prefer', 'reserve']),
  untilMs: ms,
  origin: z.enum(['last-agent', 'named', 'portfolio', 'returned']),
  deputies: z.array(z.object({ agent: name, limitMs: ms })),
});
export const link = z.object({
  kind: z.enum(['consult', 'transfer', 'followUp']),
  contact: name,
  ordinal: nullable(count),
  agent: nullable(name),
  to: nullable(name),
  handedOffBy: name.optional(),
});

const declared = z.object({ presence: z.enum(['ready', 'notReady']), reason: nullable(name), channels: nullable(z.array(name)) });

const agentChange = z.object({
  skills: z.record(z.string(), count).optional(),
  channels: z.array(name).optional(),
  queues: nullable(z.array(name)).optional(),
  languages: z.array(z.object({ language: name, level: z.enum(CEFR_LEVELS) })).optional(),
  tiers: z.array(z.object({ tier: count, afterMs: ms, queue: nullable(name), skill: nullable(name), language: nullable(name) })).optional(),
  shift: z.null().optional(),
});

/** What a supervisor has changed about an agent. */
export const changed = {
  n: count,
  set: agentChange,
  presence: nullable(z.object({ now: declared, was: declared })),
  untilMs: nullable(ms),
  because: name,
  by: nullable(name),
};
/** The presence that takes effect when the work in hand is done. */
export const nextPresence = z.union([
  z.object({ presence: z.literal('notReady'), reason: name }),
  z.object({ presence: z.literal('offline'), reason: z.null() }),
]);

export const event = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), ...shape });
