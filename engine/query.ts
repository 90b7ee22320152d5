import { z } from 'zod';
import { id, instantMs, tenant } from './domain/commands/fields.js';
import { LIMITS } from './limits.js';

/** Every query. Queries change nothing; the answer names the seq of the state it was read from. */
export const querySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('contact'), tenant, contact: id }).describe('state of one live contact'),
  z.object({ type: z.literal('agent'), agent: id }).describe('one agent with all offers and assignments: what a desk shows'),
  z.object({ type: z.literal('queue'), queue: id }).describe('one queue: open, waiting, oldest'),
  z
    .object({
      type: z.literal('slots'),
      queue: id,
      fromMs: instantMs.optional().describe('default: now'),
      untilMs: instantMs.optional().describe('default: as far ahead as one may book'),
      free: z.boolean().default(true).describe('only those with room'),
      most: z.int().min(1).max(LIMITS.slotsTold).default(50),
    })
    .describe('slots of a queue that can be booked, and how many have been'),
  z.object({ type: z.literal('hub'), hub: id }).describe('one hub: open, agents by availability'),
  z.object({ type: z.literal('adapter'), adapter: id }).describe('the live contacts an adapter brought'),
  z
    .object({ type: z.literal('overview'), tenants: z.array(id).nullable().default(null) })
    .describe('all queues, hubs and signed-in agents'),
  z.object({ type: z.literal('explain'), tenant, contact: id }).describe('every agent, with the reason against or the rank, key by key'),
  z
    .object({ type: z.literal('why-waiting'), tenant, contact: id })
    .describe('why a contact waits, how long it may, and what would release it'),
  z
    .object({ type: z.literal('statistics'), by: z.enum(['queue', 'hub', 'language', 'channel', 'agent', 'tenant']) })
    .describe('counts and times since the box was opened'),
  z.object({ type: z.literal('sender'), sender: id }).describe('the highest command number taken from a sender'),
]);

export type QueryInput = z.input<typeof querySchema>;
export type Query = z.output<typeof querySchema>;
export type QueryType = Query['type'];
