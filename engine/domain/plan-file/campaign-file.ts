import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { count, duration, name } from './fields.js';

const retry = duration.optional();

/** How customers are called whom nobody has asked for. */
export const campaignFile = z.strictObject({
  queue: name.describe('where its contacts wait'),
  /** Default: the first channel of the queue. */
  channel: name.optional().describe('default: the first channel of the queue'),
  window: name.describe("the calling window, kept in the customer's own zone"),
  /** Default 3: behind whoever contacts you. */
  band: z.int().min(0).max(9).optional().describe('order class of its contacts; default 3, behind whoever contacts you'),
  attempts: count.max(LIMITS.dialAttempts).optional().describe('most attempts to reach a customer; default 6'),
  attemptsPerDay: count.max(LIMITS.dialAttempts).optional().describe("most attempts within one day of the customer's zone; default 2"),
  retry: z
    .strictObject({ noAnswer: retry, busy: retry, machine: retry, failed: retry })
    .optional()
    .describe('least time until the next attempt, by what the last one came to; default 2h, 10m, 4h, 10m'),
  /** Default: it never takes a signal. */
  signalAfter: z.int().min(0).max(LIMITS.dialAttempts).optional().describe('after so many attempts only on a signal; never without'),
  /** Default 30d; without one by then the contact is withdrawn. */
  signalWithin: duration.optional().describe('longest wait for a signal; default 30d'),
});

export type CampaignFile = z.infer<typeof campaignFile>;
