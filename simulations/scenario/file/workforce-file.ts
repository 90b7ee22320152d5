import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { transferFields } from './transfer-file.js';
import { hours, share, span, timeOfDay, when } from './written-values.js';

const breakFile = z.strictObject({ at: timeOfDay, for: fields.duration, reason: fields.name.optional().describe('default break') });

const shiftFile = z.strictObject({
  hours,
  ...when,
  agents: z
    .union([fields.count, share], { error: 'must be how many of the group, or a share of it such as "40%"' })
    .optional()
    .describe('how many of the group, or a share of it; default: all whom no shift before has taken'),
  breaks: z.array(breakFile).optional(),
});

const HIRED_EXPECTED = 'must say how many of the group there are by date, such as {2026-03-01: 10, 2026-04-01: 40}';

const staffFile = z.strictObject({
  shifts: z.array(shiftFile).optional().describe('taken by the agents of the group in order; without any they are there all the time'),
  hired: z
    .record(fields.date, z.int().min(0).max(100_000), { error: (issue) => (issue.code === 'invalid_type' ? HIRED_EXPECTED : undefined) })
    .optional()
    .describe('how many of the group there are from each date on; straight lines between; default all from the start'),
  competence: z
    .array(share)
    .min(1)
    .optional()
    .describe('handling time in the first, second … month since hiring, e.g. [160%, 130%, 110%]; then 100%'),
  attrition: z
    .strictObject({ perMonth: share, refill: fields.duration.optional().describe('until a newcomer has the seat; default 30d') })
    .optional()
    .describe('agents who leave, and newcomers in their seats'),
  transfer: z
    .strictObject({
      ...transferFields,
      to: fields.name.optional().describe('the queue; may be left out of bots, who hand off to people in the same one'),
      handling: span.optional().describe('work on it there; default as long as the whole contact'),
    })
    .optional()
    .describe('contacts these agents hand on, in place of what behaviour and demand say of all; bots hand off to people'),
  absence: share.optional().describe('chance that an agent does not come on a day; default 0%'),
});
export type StaffFile = z.infer<typeof staffFile>;

const shrinkageFile = z.strictObject({
  class: fields.name.describe('what it is: training, meetings …; reported by this name'),
  percent: share.describe('of those on shift'),
  groups: z.array(fields.name).min(1).optional().describe('default: all'),
  hours: hours.optional().describe('default: the whole day'),
  ...when,
});

export const workforceFile = z.strictObject({
  groups: z.record(fields.name, staffFile).optional().describe('by group of the roster, or agent'),
  shrinkage: z.array(shrinkageFile).optional().describe('paid time on shift that is no time for contacts'),
});
