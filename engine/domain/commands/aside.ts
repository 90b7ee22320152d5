import { z } from 'zod';
import { DIAL_OUTCOMES } from '../events/callback.js';
import { id, instantMs, spanMs, tenant } from './fields.js';

export const contactPark = z.object({
  type: z.literal('contact.park'),
  tenant,
  contact: id,
  untilMs: instantMs.nullable().default(null).describe('when it comes back by itself; null: not before an answer, or after 90 days'),
  reply: z.boolean().default(false).describe("whether contact.reply, the customer's answer, brings it back sooner"),
  sameAgentMs: spanMs.default(0).describe('how long, on coming back, it is kept for the agent who had it; 0: not at all'),
  place: z.enum(['reset', 'keep']).default('reset').describe('whether its order counts from its coming back, or from where it did before'),
});

export const contactReply = z.object({ type: z.literal('contact.reply'), tenant, contact: id });

export const contactSignal = z.object({ type: z.literal('contact.signal'), tenant, contact: id });

export const contactRequestCallback = z.object({
  type: z.literal('contact.request-callback'),
  tenant,
  contact: id,
  atMs: instantMs.nullable().default(null).describe('when; null: when its turn comes, in the place it has'),
});

export const contactDialled = z.object({
  type: z.literal('contact.dialled'),
  tenant,
  contact: id,
  outcome: z.enum(DIAL_OUTCOMES),
});

export const asideCommands = [contactPark, contactReply, contactSignal, contactRequestCallback, contactDialled] as const;
