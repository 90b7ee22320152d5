import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';

/** Values that several parts of a scenario file write alike: shares, hours, days, moments, spans. Free of transforms, so that an editor checks exactly what is read. */

/** Text of a given form; the message is the same for other text and for other types. */
const written = (form: RegExp, expected: string) => z.string(expected).regex(form, expected);

export const share = written(/^\d{1,5}(\.\d{1,6})?%$/, 'must be a share such as "80%" or "2.5%"');

const WINDOW = /^\d{2}:\d{2}-\d{2}:\d{2}$/;
export const hours = written(WINDOW, 'must be hours such as "08:00-16:30"; "22:00-06:00" runs over midnight');
const DAY = '(mon|tue|wed|thu|fri|sat|sun)';
export const days = written(new RegExp(`^${DAY}(-${DAY})?(,${DAY}(-${DAY})?)*$`), 'must be days such as "mon-fri" or "sat,sun"').describe(
  'days of the week, e.g. mon-fri or sat,sun; default: every day',
);
export const timeOfDay = written(/^\d{2}:\d{2}$/, 'must be a time of day such as "09:30"');

/** An instant, or a local time of the scenario's zone. */
export const moment = written(
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/,
  'must be a date such as 2026-12-25, a time of it such as 2026-12-25T08:00, or an instant such as 2026-12-25T08:00Z',
);

/** The days and dates on which something applies. */
export const when = {
  days: days.optional(),
  from: fields.date.optional().describe('first day; default: from the start'),
  until: fields.date.optional().describe('the day it ends, which no longer counts'),
};

const positiveShare = z.number().min(0).max(1);

const mean = z.strictObject({
  mean: fields.duration,
  distribution: z.enum(['exponential', 'log-normal', 'gamma', 'constant']).optional().describe('default exponential'),
  variation: z.number().positive().max(20).optional().describe('standard deviation over mean, of log-normal and gamma; default 1'),
});
const points = z.strictObject({
  points: z
    .array(z.tuple([positiveShare, fields.duration]))
    .min(2)
    .describe('distribution function by its points: [share, span], shares from 0 to 1'),
});

const SPAN_EXPECTED = 'must be a duration such as "4m", {mean, distribution, variation}, or {points}';
/** A duration: constant, or drawn from a distribution. */
export const span = fields.durationOr(SPAN_EXPECTED, mean, points);
/** The same, or never ending. */
export const spanOrEndless = fields.durationOr(`${SPAN_EXPECTED}, or endless`, mean, points, z.literal('endless'));
export type SpanFile = z.infer<typeof span>;
