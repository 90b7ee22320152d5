import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import type { Queue } from '../queue.js';
import { band, count, endsWhereItBegan, FLUTTERS, instantMs, name, names, percent, positive, spanMs } from './fields.js';
import { compiledPolicy } from './policy.js';

const threshold = z.strictObject({ over: count, until: count }).refine(endsWhereItBegan, FLUTTERS).nullable();

export const compiledQueue: z.ZodType<Queue> = z.strictObject({
  id: name,
  tenant: name,
  programme: z.string().nullable(),
  channels: names,
  home: names,
  homeByLanguage: z.record(name, names),
  lead: name.nullable(),
  calendar: name.nullable(),
  whenClosed: z.enum(['reject', 'keep', 'callback']),
  waitingMax: count.nullable(),
  thresholds: z.strictObject({ waiting: threshold, oldest: threshold }),
  whenFull: name.nullable(),
  overflow: z
    .array(
      z
        .strictObject({ to: name, waitingOver: count, until: count })
        .refine(({ waitingOver, until }) => until <= waitingOver, { path: ['until'], message: 'must be at most "waitingOver"' }),
    )
    .max(LIMITS.overflowsPerQueue),
  dispositions: names.nullable(),
  shares: z
    .strictObject({
      groups: z.array(z.strictObject({ hubs: names, percent })).max(LIMITS.shareGroups),
      window: positive.max(LIMITS.shareWindow),
      tolerance: percent,
      holdMs: spanMs,
    })
    .nullable(),
  slots: z
    .strictObject({
      calendar: name.nullable(),
      // Slots without length would be counted for ever.
      everyMs: spanMs,
      capacity: count,
      listed: z.array(z.strictObject({ fromMs: instantMs, untilMs: instantMs, capacity: count })).max(LIMITS.slotsListed),
      band: band.nullable(),
      aheadMs: spanMs.max(LIMITS.asideMs),
    })
    .refine(({ calendar, everyMs }) => calendar === null || everyMs > 0, { path: ['everyMs'], message: 'must be above 0 with a calendar' })
    .nullable(),
  policies: z.record(name, compiledPolicy),
});
