import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { type Campaign, UNREACHED } from '../campaign.js';
import type { Channel } from '../channel.js';
import { HUB_KINDS, type Hub } from '../hub.js';
import { CEFR_LEVELS } from '../language.js';
import type { Plan } from '../plan.js';
import { band, calendars, count, name, names, positive, spanMs } from './fields.js';
import { compiledQueue } from './queue.js';

const channel: z.ZodType<Channel> = z.strictObject({
  id: name,
  mode: z.enum(['spoken', 'written']),
  urgency: z.enum(['live', 'conversational', 'deferrable']),
  cost: count,
  max: count,
  interruptibleBy: names,
  wrapUpMaxMs: spanMs,
});

const hub: z.ZodType<Hub> = z.strictObject({
  id: name,
  kind: z.enum(HUB_KINDS),
  country: name,
  zone: name,
  languages: names,
  jurisdictions: names,
  costPerHour: count,
  calendar: name.nullable(),
  lead: name.nullable(),
  cover: z.strictObject({ languages: names, presence: z.enum(['ready', 'signedIn']) }).nullable(),
  blend: z.strictObject({ outboundPercent: z.int().min(1).max(99), window: positive.max(LIMITS.blendWindow) }).nullable(),
});

const campaign: z.ZodType<Campaign> = z.strictObject({
  id: name,
  queue: name,
  channel: name,
  band,
  window: name,
  attemptsMax: count,
  attemptsPerDay: count,
  retryMs: z.record(z.enum(UNREACHED), spanMs),
  signalAfter: count.nullable(),
  signalWithinMs: spanMs,
});

/**
 * The form of a compiled plan. Compiled plans come from `definePlan`, but callers without a compiler may bring anything, and a router that
 * met it while deciding would stop. `loose-ends.ts` checks the names in it.
 */
export const compiledPlan: z.ZodType<Plan> = z.strictObject({
  name,
  seed: z.int(),
  pointMs: spanMs,
  disconnectGraceMs: spanMs,
  tenants: names.min(1),
  languages: names,
  languageAtLeast: z.enum(CEFR_LEVELS),
  jurisdictions: z.record(name, names),
  skills: z.array(z.strictObject({ id: name, authorisation: z.boolean() })),
  agentAttributes: z.record(name, names),
  presenceReasons: z.array(z.strictObject({ id: name, paid: z.boolean(), countsAsOccupied: z.boolean(), maxMs: spanMs.nullable() })),
  channels: z.record(name, channel),
  hubs: z.array(hub),
  queues: z.array(compiledQueue),
  calendars,
  callingWindows: names,
  customerZones: names.max(LIMITS.customerZones),
  campaigns: z.array(campaign),
});
