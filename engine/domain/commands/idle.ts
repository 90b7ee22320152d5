import { z } from 'zod';
import { id, tenant } from './fields.js';

/** Commands by which an adapter reports whether the customer of a written conversation is silent. */

export const contactIdle = z
  .object({ type: z.literal('contact.idle'), tenant, contact: id })
  .describe('the customer is silent; the conversation stays with its owner and costs nothing');

export const contactActive = z
  .object({ type: z.literal('contact.active'), tenant, contact: id })
  .describe('the customer has written; an idle conversation goes on, of any other the silence counts anew');

export const idleCommands = [contactIdle, contactActive] as const;
