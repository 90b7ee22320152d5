import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import type { Roster } from '../agent.js';
import type { CompiledCalendar } from '../calendar.js';
import type { Plan } from '../plan.js';
import { id, tenant } from './fields.js';

/** Already checked and compiled by `definePlan` or a plan reader; the engine only checks that it is an object. */
const compiled = <T>(what: string) => z.custom<T>((value) => typeof value === 'object' && value !== null, `must be ${what}`);

export const planPublish = z.object({
  type: z.literal('plan.publish'),
  plan: compiled<Plan>('a plan made by definePlan'),
  roster: compiled<Roster>('a roster made by defineRoster'),
  rekey: z
    .enum(['keep', 'recompute'])
    .default('keep')
    .describe('live contacts keep their place in the order, or have it worked out anew from band, target and priority point of this plan'),
});

export const calendarExtend = z.object({
  type: z.literal('calendar.extend'),
  calendars: z.array(compiled<CompiledCalendar>('a compiled calendar')).min(1),
});

export const adapterConnected = z.object({
  type: z.literal('adapter.connected'),
  adapter: id,
  /**
   * The contacts the adapter still holds; those it brought earlier and no longer lists are over. `null`: the adapter makes no statement.
   */
  holds: z
    .array(z.object({ tenant, contact: id }))
    .max(LIMITS.heldContacts)
    .nullable()
    .default(null),
});

export const adapterLost = z.object({ type: z.literal('adapter.lost'), adapter: id });

/** The empty command: fires what is due. */
export const clockTick = z.object({ type: z.literal('clock.tick') });

export const siteCommands = [planPublish, calendarExtend, adapterConnected, adapterLost, clockTick] as const;
