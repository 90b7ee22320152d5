import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { CEFR_LEVELS } from '../language.js';
import { because, by, code, id, spanMs, untilMs } from './fields.js';

/** Commands by which supervisors change who does what while the box runs. */

const chosen = {
  agents: z.array(id).min(1).max(LIMITS.agentsPerChange).nullable().default(null).describe('these agents; all of them or none is changed'),
  hub: id.nullable().default(null).describe('instead of agents: all of this hub'),
};

const tierRule = z.object({
  tier: z.int().min(1).max(99),
  afterMs: spanMs.default(0).describe('routable time after which the rule begins'),
  queue: id.nullable().default(null),
  skill: id.nullable().default(null),
  language: id.nullable().default(null),
});

export const agentsChange = z
  .object({
    type: z.literal('agents.change'),
    ...chosen,
    set: z
      .object({
        skills: z.record(id, z.int().min(0).max(5)).optional().describe('levels by skill; 0 takes it away'),
        channels: z.array(id).max(16).optional(),
        queues: z.array(id).max(1_000).nullable().optional().describe('null: every queue of the tenants'),
        languages: z
          .array(z.object({ language: id, level: z.enum(CEFR_LEVELS) }))
          .max(32)
          .optional()
          .describe('languages of the plan, in place of the present ones'),
        tiers: z.array(tierRule).max(64).optional().describe('in place of the present ones'),
        shift: z.null().optional().describe('null: bound by no shift, e.g. for overtime'),
      })
      .default({})
      .describe('laid over the profile of the roster'),
    presence: z.enum(['ready', 'notReady']).nullable().default(null).describe('of signed-in agents; null: as it is'),
    reason: code.nullable().default(null).describe("required for notReady: one of the plan's reasons"),
    untilMs,
    because,
    by,
  })
  .describe('skills, channels, queues, languages, tiers and presence of agents');

export const agentsRestore = z
  .object({ type: z.literal('agents.restore'), ...chosen, because, by })
  .describe('ends every change in force: the agents are as the roster says');

export const supervisionCommands = [agentsChange, agentsRestore] as const;
