import { z } from 'zod';
import { by, id, instantMs, tenant } from './fields.js';

export const slotBook = z.object({
  type: z.literal('slot.book'),
  tenant,
  contact: id,
  fromMs: instantMs.describe('where the slot begins; one the contact has booked before is free again'),
  callback: z.boolean().default(true).describe('the customer is called then; false: the customer comes'),
  by,
});

export const slotCancel = z.object({
  type: z.literal('slot.cancel'),
  tenant,
  contact: id,
  place: z.enum(['reset', 'keep']).default('reset').describe('whether its order counts from now, or from where it did before'),
  callback: z
    .boolean()
    .optional()
    .describe('false: the customer is on the line, or comes, and is not called any more; left out or true: who is to be called stays so'),
  by,
});

export const slotCommands = [slotBook, slotCancel] as const;
