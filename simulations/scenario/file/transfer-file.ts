import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { share, span, spanOrEndless } from './written-values.js';

/** Who comes back, and when. */
export const comeBack = { percent: share.describe('how many of them'), after: span.describe('how long they stay away') };

/** Who tries again, and how often at most. */
export const retryFile = z.strictObject({ most: fields.count.max(100).optional().describe('tries in all; default 3'), ...comeBack });

/** What demands, channels and groups write alike of contacts that are handed on, besides the queue they go to. */
export const transferFields = {
  percent: share,
  handling: span.optional(),
  patience: spanOrEndless.optional().describe('how long customers then wait for the next agent before they give up; default endless'),
  retry: retryFile
    .optional()
    .describe('those of them who gave up or were turned away, and come again where they came first; default nobody'),
};
const transferFile = z.strictObject(transferFields);
export type TransferFile = z.infer<typeof transferFile>;
