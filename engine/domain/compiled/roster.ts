import { z } from 'zod';
import type { AgentProfile, Roster } from '../agent.js';
import { CEFR_LEVELS } from '../language.js';
import { calendars, count, instantMs, level, name, names, positive, spanMs } from './fields.js';

const cefrLevel = z.enum(CEFR_LEVELS);

const profile: z.ZodType<AgentProfile> = z.strictObject({
  id: name,
  kind: z.enum(['person', 'bot']),
  hub: name,
  tenants: names,
  channels: names,
  queues: names.nullable(),
  languages: z.array(z.strictObject({ language: name, tag: name, spoken: cefrLevel, written: cefrLevel })),
  skills: z.array(z.strictObject({ skill: name, level, validFromMs: instantMs.nullable(), validUntilMs: instantMs.nullable() })),
  capacity: count,
  channelMax: z.record(name, count),
  channelCost: z.record(name, count),
  workplace: z.strictObject({ kind: z.enum(['site', 'home']), country: name }),
  attributes: z.record(name, name),
  tiers: z.array(
    z.strictObject({ tier: positive, afterMs: spanMs, queue: name.nullable(), skill: name.nullable(), language: name.nullable() }),
  ),
  shift: name.nullable(),
  handlingPercent: count,
  costPerHour: count.nullable(),
});

/** The form of a compiled roster, as `compiledPlan` is that of its plan. */
export const compiledRoster: z.ZodType<Roster> = z.strictObject({ agents: z.array(profile), shifts: calendars });
