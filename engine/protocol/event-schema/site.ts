import { z } from 'zod';
import { EVACUATIONS } from '../../domain/door.js';
import { CONDITION_MEASURES } from '../../domain/policy.js';
import { because, count, door, event, ms, name, nullable } from './fields.js';

/** The router itself, plans and calendars, queues, hubs, shifts and adapters. */
export const siteEvents = [
  event('router.resumed', {
    downMs: ms,
    codeVersion: name,
    rules: count,
    tableDigests: z.record(z.string(), name),
    tzdata: name,
  }),
  event('plan.published', { planVersion: count }),
  event('calendar.extended', { calendars: z.array(name) }),
  event('calendar.ended', { calendar: name }),
  event('queue.opened', door),
  event('queue.closed', door),
  event('queue.overridden', {
    door: z.enum(['open', 'closed']),
    emergency: nullable(z.enum(EVACUATIONS)).describe('what becomes of who waits and who comes meanwhile'),
    to: nullable(name),
    untilMs: nullable(ms),
    because: name,
    by: nullable(name),
    ...door,
  }),
  event('queue.override-ended', { because: name, by: nullable(name), ...door }),
  event('shift.began', { shift: name, changedAtMs: ms }),
  event('shift.ended', { shift: name, changedAtMs: ms }),
  event('queue.condition-changed', {
    queue: name,
    tenant: name,
    channel: name,
    step: count,
    measure: z.enum(CONDITION_MEASURES),
    holds: z.boolean(),
    value: z.int().describe('contacts waiting, or milliseconds'),
  }),
  event('queue.threshold-crossed', {
    queue: name,
    tenant: name,
    measure: z.enum(['waiting', 'oldest']),
    direction: z.enum(['up', 'down']),
    value: z.int().describe('contacts waiting, or milliseconds the oldest has waited'),
    limit: nullable(z.int()),
  }),
  event('queue.overflow-began', { queue: name, tenant: name, to: name, waiting: count }),
  event('queue.overflow-ended', { queue: name, tenant: name, to: name, waiting: count }),
  event('hub.opened', { hub: name, changedAtMs: ms }),
  event('hub.closed', { hub: name, changedAtMs: ms }),
  event('hub.suspended', { hub: name, untilMs: nullable(ms), because: nullable(name), by: nullable(name) }),
  event('hub.resumed', { hub: name, because: nullable(name), by: nullable(name) }),
  event('hub.uncovered', { hub: name, language: nullable(name).describe('null: nobody is there at all') }),
  event('hub.covered', { hub: name, language: nullable(name), because: because('staffed', 'not-open', 'plan-changed') }),
  event('adapter.connected', {
    adapter: name,
    reconciled: z.boolean().describe('whether it listed what it holds'),
    unknown: z.array(z.object({ tenant: name, contact: name })).describe('listed contacts that are not live here: it may drop them'),
  }),
  event('adapter.connection-lost', { adapter: name, graceUntilMs: ms }),
  event('adapter.connection-expired', { adapter: name }),
] as const;
