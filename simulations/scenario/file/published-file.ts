import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { JUDGED_WHOM } from '../targets/whom.js';
import { moment, share } from './written-values.js';

const of = {
  queue: fields.name.optional(),
  channel: fields.name.optional(),
  hub: fields.name.optional(),
  group: fields.name.optional(),
  whom: z
    .enum(JUDGED_WHOM)
    .optional()
    .describe(
      'which customers; default where both kinds come: for service level, abandoned and wait those who come by themselves, else all; handed-on: contacts handed on to the queue, by their wait for the next agent',
    ),
};

/** The figures that can be compared with a published one, and their units. */
export const PUBLISHED_UNITS = {
  serviceLevel: 'share',
  abandoned: 'share',
  handling: 'span',
  wait: 'span',
  occupancy: 'share',
  reached: 'share',
  reachedOnSignal: 'share',
  containment: 'share',
  selfCare: 'share',
  arrived: 'number',
  answered: 'number',
  unserved: 'number',
  signedIn: 'number',
  paidHours: 'number',
  productivity: 'number',
} as const satisfies Record<string, 'share' | 'span' | 'number'>;
export type PublishedName = keyof typeof PUBLISHED_UNITS;

const names = Object.keys(PUBLISHED_UNITS) as [PublishedName, ...PublishedName[]];

/** A figure published about the operation, to be compared with the simulated one. */
export const publishedFile = z.strictObject({
  says: z.string().min(1).max(400).describe('what was published, in words'),
  ...of,
  figure: z
    .enum(names)
    .describe(
      'what of it: as in targets, or signedIn (agents, on the mean), paidHours, productivity (contacts handled per paid hour), or a count; reachedOnSignal counts attempts made on a signal only, and all of them where the campaign waits for none; containment: brought to an end by a bot ÷ taken by one; selfCare: brought to an end by a bot ÷ all who arrived',
    ),
  is: z
    .union([share, fields.duration, z.number().min(0)], { error: 'must be a share such as "80%", a duration such as "5m", or a number' })
    .describe('what was published; with over: how many times as much'),
  bound: z
    .enum(['at-least', 'at-most'])
    .optional()
    .describe('what was published is a bound, such as "under 5 minutes"; default: a figure to come close to'),
  over: z
    .strictObject(of)
    .optional()
    .describe('the figure is a ratio: of this, to the same figure of that; whom left out there: of the same customers'),
  from: moment.optional().describe('only from here on; default: from the start'),
  until: moment.optional().describe('only until then; default: to the end'),
});
export type PublishedFile = z.infer<typeof publishedFile>;
