import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { requiresSchema } from '../requires.js';
import { attributes, becauseIfSaid, by, code, id, ifOwner, skillNeed, tenant, wantedLanguage } from './fields.js';

/** Commands by which people, not the policy, decide who has a contact and where it waits. */

export const contactClaim = z
  .object({ type: z.literal('contact.claim'), tenant, contact: id, agent: id })
  .describe('an agent takes a waiting contact; the first wins');

const overrideCapacity = z.boolean().default(false).describe("give it beyond the agent's capacity; recorded");

const overrideRing = z
  .boolean()
  .default(false)
  .describe(
    'give it whatever the hub, languages and skills its rings ask for; recorded. Authorisation, residency, site and tenant hold always',
  );

export const contactAssign = z.object({
  type: z.literal('contact.assign'),
  tenant,
  contact: id,
  agent: id,
  overrideCapacity,
  overrideRing,
  ifOwner,
  because: becauseIfSaid,
  by,
});

export const contactPull = z
  .object({ type: z.literal('contact.pull'), tenant, contact: id, ifOwner, because: becauseIfSaid, by })
  .describe('an offered or owned contact waits again, in its place');

export const contactForceRelease = z
  .object({ type: z.literal('contact.force-release'), tenant, contact: id, reason: code, ifOwner, by })
  .describe('frees the owner of a contact that hangs: over at once, without a wrap-up');

export const contactTakeOver = z
  .object({
    type: z.literal('contact.take-over'),
    tenant,
    contact: id,
    agent: id,
    overrideCapacity,
    overrideRing,
    ifOwner,
    because: becauseIfSaid,
    by,
  })
  .describe('an owned contact goes to another agent at once');

export const place = z
  .enum(['keep', 'reset'])
  .default('keep')
  .describe('keep: its order counts from the same instant as before; reset: from now');

export const contactMove = z
  .object({ type: z.literal('contact.move'), tenant, contact: id, queue: id, place, ifOwner, because: becauseIfSaid, by })
  .describe('a waiting contact goes to another queue, or to the end of its own');

export const contactPrioritise = z
  .object({
    type: z.literal('contact.prioritise'),
    tenant,
    contact: id,
    priority: z.int().min(-LIMITS.priority).max(LIMITS.priority).optional(),
    band: z.int().min(0).max(9).optional(),
    ifOwner,
    because: becauseIfSaid,
    by,
  })
  .describe('where a contact stands in the order');

const to = z
  .object({ queue: id.optional(), agent: id.optional() })
  .refine(({ queue, agent }) => queue !== undefined || agent !== undefined, 'must name a queue, an agent or both')
  .describe('a queue, an agent, or an agent by the policy of a queue; without one, the queue it is in');

const as = id
  .optional()
  .describe('id of the contact by which an agent is asked; the contact followed by ~consult or ~transfer where left out');

export const contactTransfer = z
  .object({
    type: z.literal('contact.transfer'),
    tenant,
    contact: id,
    to,
    place,
    kind: z.enum(['blind', 'consultative']).default('blind').describe('the owner is done at once, or when somebody has taken it'),
    as,
    ifOwner,
    because: becauseIfSaid,
    by,
  })
  .describe('the owner hands a contact on');

export const contactHandOff = z
  .object({
    type: z.literal('contact.hand-off'),
    tenant,
    contact: id,
    queue: id.optional().describe('where people have it; the queue it is in where left out'),
    rings: z
      .enum(['arrival', 'hand-off'])
      .default('arrival')
      .describe("what its rings count from, from the first that asks people on; its place counts from the customer's arrival in any case"),
    languages: z
      .array(wantedLanguage)
      .max(LIMITS.languagesPerContact)
      .optional()
      .describe('what the bot has found out, in place of what was asked'),
    skills: z.array(skillNeed).max(LIMITS.skillsPerContact).optional(),
    requires: requiresSchema.nullable().optional(),
    attributes: attributes.optional(),
    ifOwner,
  })
  .describe('a bot hands a contact on to people');

export const contactConsult = z
  .object({ type: z.literal('contact.consult'), tenant, contact: id, to, as, ifOwner, by })
  .describe('the owner asks somebody else about a contact, and stays the owner');

const participant = id.describe('the supervisor; over the gateway, the one who sends it');

export const participantJoin = z
  .object({ type: z.literal('participant.join'), tenant, contact: id, participant, mode: z.enum(['monitor', 'whisper', 'barge']) })
  .describe('hear an owned contact, speak to its owner, or to both');

export const participantLeave = z.object({ type: z.literal('participant.leave'), tenant, contact: id, participant });

export const handCommands = [
  participantJoin,
  participantLeave,
  contactTransfer,
  contactHandOff,
  contactConsult,
  contactClaim,
  contactAssign,
  contactPull,
  contactForceRelease,
  contactTakeOver,
  contactMove,
  contactPrioritise,
] as const;
