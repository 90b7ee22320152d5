import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { compiledCalendar } from '../compiled/fields.js';
import { looseEnds } from '../compiled/loose-ends.js';
import { compiledPlan } from '../compiled/plan.js';
import { compiledRoster } from '../compiled/roster.js';
import { id, tenant } from './fields.js';

/** With a plan made by `definePlan` and a roster made by `defineRoster`. Both are copied: what their owner does with them later changes nothing. */
export const planPublish = z
  .object({
    type: z.literal('plan.publish'),
    plan: compiledPlan,
    roster: compiledRoster,
    rekey: z
      .enum(['keep', 'recompute'])
      .default('keep')
      .describe(
        'live contacts keep their place in the order, or have it worked out anew from band, target and priority point of this plan',
      ),
  })
  .superRefine(({ plan, roster }, context) => {
    const [first] = looseEnds(plan, roster);
    if (first !== undefined) context.addIssue({ code: 'custom', path: [...first.path], message: first.problem });
  });

export const calendarExtend = z.object({
  type: z.literal('calendar.extend'),
  calendars: z.array(compiledCalendar).min(1),
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
