import { fields } from '@signalbox/engine/plan';
import { z } from 'zod';
import { comeBack, retryFile, transferFields } from './transfer-file.js';
import { share, span, spanOrEndless } from './written-values.js';

/** How customers of a channel behave, and how agents handle them. Every part may be given again for one demand. */
export const behaviourFields = {
  handling: span.optional().describe('work on one contact, without wrap-up; default 5m on the mean, exponential'),
  byLevel: z
    .partialRecord(z.enum(['1', '2', '3', '4', '5']), share)
    .optional()
    .describe("handling time by the agent's level in the skills asked for (the lowest of them), e.g. 1: 140%"),
  byLanguage: z.record(fields.languageTag, share).optional().describe('handling time by language of service, e.g. de: 115%'),
  concurrent: share
    .optional()
    .describe('how much longer a contact takes a person for each other one in hand when it begins; bots are not slowed'),
  patience: spanOrEndless
    .optional()
    .describe('how long customers wait before they give up; default: 3m on the mean for live channels, else endless'),
  wrapUp: span.optional().describe("work after the contact; the plan's cap ends it; default none"),
  falseAlerts: z
    .strictObject({ percent: share, handling: span })
    .optional()
    .describe('contacts that turn out to be nothing, and how long that takes'),
  retry: retryFile.optional().describe('customers who gave up or were turned away, and try again'),
  repeat: z.strictObject(comeBack).optional().describe('customers who were served and come again about the same'),
  silence: z
    .strictObject({ percent: share.describe('how many of them'), for: span.describe('until they write again') })
    .optional()
    .describe('customers of written conversations who fall silent once, somewhere on the way'),
  transfer: z
    .strictObject({
      ...transferFields,
      to: fields.name,
      handling: span.optional().describe('work on it there; default as long again as before'),
    })
    .optional()
    .describe('contacts that are handed on to another queue once they have been handled'),
};
export const behaviourFile = z.strictObject(behaviourFields);
export type BehaviourFile = z.infer<typeof behaviourFile>;

/** How agents answer offers. */
export const desksFile = z.strictObject({
  answer: span.optional().describe('from the offer to the answer; default at once'),
  missed: share.optional().describe('offers nobody answers; default 0%'),
  declined: share.optional().describe('offers turned down; default 0%'),
  back: span.optional().describe('after how long an agent who was set not ready for not answering is back; default 1m'),
});
