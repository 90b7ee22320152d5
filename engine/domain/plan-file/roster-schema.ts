import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { shiftFile } from './calendar-file.js';
import { cefrLevel, count, country, duration, instant, languageTag, money, name, skillLevel } from './fields.js';

const languages = z.array(
  z.union(
    [
      languageTag,
      z.strictObject({
        tag: languageTag,
        /** For both modes; default C1. */
        level: cefrLevel.optional().describe('for both modes; default C1'),
        spoken: cefrLevel.optional(),
        written: cefrLevel.optional(),
      }),
    ],
    { error: 'must be a language tag, or {tag, level} or {tag, spoken, written}' },
  ),
);

const skills = z.union(
  [
    z.array(name),
    z.record(
      name,
      z.union([skillLevel, z.strictObject({ level: skillLevel.optional(), from: instant.optional(), until: instant.optional() })], {
        error: 'must be a level 1 to 5, or {level, from, until}',
      }),
    ),
  ],
  { error: 'must be a list of skills, or skills with levels 1 to 5' },
);

const tierRule = z.strictObject({
  tier: z.int().min(1).max(99),
  /** Routable time after which the rule begins; default 0s: at once. */
  after: duration.optional().describe('routable time after which the rule begins; default 0s: at once'),
  queue: name.optional(),
  skill: name.optional(),
  language: languageTag.optional(),
});

const place = z.enum(['site', 'home']);
const workplace = z.union([place, z.strictObject({ kind: place, country: country.optional() })], {
  error: 'must be site, home or {kind, country}',
});

const abilities = {
  /** A bot has many contacts at a time, and neither shift, wrap-up nor strikes; default person. */
  kind: z.enum(['person', 'bot']).optional().describe('person (default) or bot: many contacts at a time, no shift, wrap-up or strikes'),
  hub: name,
  /** Default: all tenants of the plan. */
  tenants: z.array(name).min(1).optional().describe('default: all tenants of the plan'),
  /** Default: every channel that a queue of the plan takes. */
  channels: z.array(name).min(1).optional().describe('default: every channel that a queue of the plan takes'),
  /** Queues the agent is limited to; default: every queue of the agent's tenants. */
  queues: z.array(name).min(1).optional().describe("queues the agent is limited to; default: every queue of the agent's tenants"),
  /** Tags (C1 in both modes), or tags with levels; may be left out where the hub has only one. */
  languages: languages.min(1).optional().describe('tags (C1), or tags with levels; may be left out where the hub has only one'),
  /** Names (level 3), or names with levels and validity. */
  skills: skills.optional().describe('names (level 3), or names with levels and validity'),
  /** Units; default 100. */
  capacity: z.int().min(1).max(10_000).optional().describe('units; default 100'),
  /** Own maximum per channel, where it differs from the plan's. */
  channelMax: z.record(name, z.int().min(0)).optional().describe("own maximum per channel, where it differs from the plan's"),
  /** Units one contact of a channel takes of this agent's capacity, where it differs from the plan's. */
  channelCost: z
    .record(name, z.int().min(0))
    .optional()
    .describe("units one contact of a channel takes of this agent's capacity, where it differs from the plan's"),
  /** Default: on site, in the hub's country. */
  workplace: workplace.optional().describe("default: on site, in the hub's country"),
  /** Declared facts, as the plan's agentAttributes have them. */
  attributes: z.record(name, name).optional().describe("declared facts, as the plan's agentAttributes have them"),
  /** The agent's own preference among contacts: 1 primary, 2 backup … */
  tiers: z.array(tierRule).optional().describe("the agent's own preference among contacts: 1 primary, 2 backup …"),
  /** When the agent works: a shift of the roster by name, or a shift of its own; bound by none without. */
  shift: z
    .union([name, shiftFile], { error: 'must be the name of a shift, or {weekly, dates, breaks}' })
    .optional()
    .describe('when the agent works: a shift of the roster by name, or one of its own; without: bound by none'),
  /** Handling time in percent of the usual one; default 100. */
  handlingPercent: z.int().min(10).max(1_000).optional().describe('handling time in percent of the usual one; default 100'),
  /** Minor currency units; default: the hub's. */
  costPerHour: money.optional(),
};

export const agentFile = z.strictObject(abilities);

/** Agents alike in everything but their id. */
export const groupFile = z.strictObject({
  /** Names the group and, unless `id` or `names` say otherwise, its agents: `<group>-01` … */
  group: name.describe('names the group and, unless "id" or "names" say otherwise, its agents: <group>-01 …'),
  count: count.max(LIMITS.agents).optional(),
  /** Ids of the first agents, taken in lower case; the others are numbered. */
  names: z.array(name).min(1).optional().describe('ids of the first agents, taken in lower case; the others are numbered'),
  /** Pattern of the numbered ids; `{n}` stands for the number. */
  id: name.optional().describe('pattern of the numbered ids; {n} stands for the number'),
  ...abilities,
});

const agents = z.union([z.array(z.strictObject({ id: name, ...abilities })), z.record(name, agentFile)], {
  error: 'must be a list of agents, or agents by id',
});

/** A roster as people write it. */
export const rosterFile = z.strictObject({
  agents: agents.optional().describe('agents by id, or a list of agents with ids'),
  shifts: z.record(name, shiftFile).optional().describe('shifts by name: when those who have them work'),
  groups: z.array(groupFile).optional().describe('groups of agents alike in everything but their id'),
});

export type RosterFile = z.input<typeof rosterFile>;
export type AgentFile = z.infer<typeof agentFile>;
export type GroupFile = z.infer<typeof groupFile>;
