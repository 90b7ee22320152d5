import { LIMITS } from '@signalbox/engine';
import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { behaviourFields } from './behaviour-file.js';
import { days, share, span, timeOfDay } from './written-values.js';

const weight = z.number().min(0).max(1e6);
const volume = z.number().min(0).max(1e8);

const trend = z.union([z.strictObject({ doubles: fields.duration }), z.strictObject({ perWeek: share })], {
  error: 'must be {doubles: 7d} or {perWeek: 105%}',
});

const languages = z.union([z.array(fields.languageTag), z.record(z.string().min(2).max(200), share)], {
  error: 'must be a list of languages, preferred first, or shares of such lists: {"fr": 70%, "fr,en": 30%}',
});

const skills = z.union([z.array(fields.name), z.record(fields.name, fields.skillLevel)], {
  error: 'must be a list of skills, or skills with the level asked for',
});

const outbound = z.strictObject({
  campaign: fields.name,
  zone: fields.zone.optional().describe("the customers' zone; may be left out where the plan has one"),
  dialling: span.optional().describe('from the acceptance of an agent to what the attempt comes to; default 25s'),
  there: span.describe('how long customers can be reached at a time'),
  away: span.describe('how long they cannot, between'),
  answers: share.describe('calls answered by those who are there; who is away answers none'),
  seen: share.optional().describe('how often a detector of activity sees them come; default 100%'),
});

/** One step of a sequence: the same person, on another channel. */
const step = z.strictObject({
  after: span.describe('from the end of the step before to this one'),
  channel: fields.name,
  queue: fields.name.optional().describe('default: as the step before'),
  outbound: outbound.optional().describe('a campaign makes this step; without it, customers come by themselves'),
  ...behaviourFields,
});

const waiting = z.int().min(0).max(1_000_000);

/** One kind of customers. Exactly one of `perHour`, `perDay`, `perWeek` and `byDate` says how many there are; `backlog` may stand alone. */
export const demandFile = z.strictObject({
  queue: fields.name,
  channel: fields.name,
  tenant: fields.name.optional().describe('may be left out where the plan has one'),
  languages: languages.optional().describe('accepted languages, preferred first, or shares of such lists; none: any'),
  skills: skills.optional(),
  band: z.int().min(0).max(9).optional().describe('0 is urgent; default the queue’s'),
  priority: z.int().min(0).max(1_000).optional(),
  residency: fields.name.optional().describe('jurisdiction the data may not leave'),
  perHour: volume.optional().describe('arrivals per hour, the same at any time'),
  perDay: volume.optional().describe('arrivals on a day of weight 1'),
  perWeek: volume.optional().describe('arrivals in a week'),
  byDate: z
    .record(fields.date, volume)
    .optional()
    .describe('arrivals on each day named; the days between lie on a straight line, and those after the last are as it'),
  curve: z
    .record(timeOfDay, weight)
    .optional()
    .describe('how a day is spread: weight per hour from each time on until the next, e.g. {"08:00": 2, "12:00": 3, "20:00": 0}'),
  week: z.record(days, weight).optional().describe('weight of each day of the week, e.g. {mon-fri: 1, sat: 0.5, sun: 0}; default 1'),
  trend: trend.optional().describe('growth from the start: {doubles: 7d}, or {perWeek: 110%}'),
  from: fields.date.optional().describe('first day; default: from the start'),
  until: fields.date.optional().describe('the day it ends, which no longer counts'),
  variation: z.number().min(0).max(5).optional().describe('standard deviation of a factor of mean 1 on the volume of each day; default 0'),
  backlog: z
    .union([waiting, z.record(z.string(), waiting)], {
      error: 'must be how many wait, or how many by how long they have, such as {"24h-48h": 40, 3d: 2}',
    })
    .optional()
    .describe('contacts that wait already when the scenario begins: how many come in that instant, or by age: {"0s-24h": 200, 3d: 2}'),
  books: z
    .strictObject({ ahead: span })
    .optional()
    .describe('customers book the first slot of the queue that is free so far ahead, and come then'),
  portfolio: z
    .strictObject({
      of: fields.name.describe('group of the roster whose agents have customers of their own, as many each'),
      deputies: z.int().min(0).max(LIMITS.deputies).optional().describe('how many of the group stand in for each, in its order; default 0'),
      mode: z.enum(['prefer', 'reserve']).optional().describe('prefer: before others where free; reserve (default): kept for the owner'),
      for: fields.duration.optional().describe('how long it is kept for the owner; default 1m'),
      deputyFor: fields.duration.optional().describe('how long it is then kept for each deputy; default 1m'),
    })
    .optional()
    .describe('these customers are of one agent each'),
  outbound: outbound
    .optional()
    .describe('these customers are called by a campaign; where it waits for a signal, a detector gives it as soon as they come'),
  sequence: z
    .array(step)
    .min(1)
    .max(9)
    .optional()
    .describe('where they are tried next who are not served, step by step: on another channel, after a while'),
  ...behaviourFields,
});
export type DemandFile = z.infer<typeof demandFile>;
