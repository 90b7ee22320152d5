import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { requiresSchema } from '../requires.js';
import { attributes, by, code, id, ifOwner, instantMs, offer, skillNeed, spanMs, tenant, wantedLanguage } from './fields.js';

const priority = z.int().min(-LIMITS.priority).max(LIMITS.priority);
const band = z.int().min(0).max(9);

const affinityMode = z.enum(['prefer', 'reserve']).default('reserve');
const affinityLimitMs = z.int().min(0).max(LIMITS.affinityMs).default(60_000);

export const contactEnqueue = z.object({
  type: z.literal('contact.enqueue'),
  tenant,
  contact: id.describe("the platform's own id, unique among the tenant's live contacts"),
  queue: id,
  channel: id,
  languages: z.array(wantedLanguage).max(LIMITS.languagesPerContact).default([]).describe('accepted languages, preferred first'),
  skills: z.array(skillNeed).max(LIMITS.skillsPerContact).default([]),
  residency: id.nullable().default(null).describe('jurisdiction the data may not leave'),
  requires: requiresSchema
    .optional()
    .describe('what an agent must be, besides having the skills: all, any and none of skills and declared attributes'),
  site: z.boolean().optional().describe('only agents who work on site may have it'),
  customer: z.string().min(1).max(LIMITS.idLength).nullable().default(null).describe('opaque customer key'),
  priority: priority.default(0).describe('points, each worth pointMs of waiting'),
  band: band.nullable().default(null).describe("strict order class, 0 most urgent; the queue's where left out"),
  attributes: attributes.default({}),
  campaign: id.optional().describe('the campaign of the plan by which the customer is called'),
  zone: z.string().min(1).max(64).optional().describe("with campaign: the customer's IANA zone; may be left out where the plan has one"),
  notBeforeMs: instantMs.optional().describe('it is not offered before this instant'),
  slotMs: instantMs.optional().describe('the slot it books, by its beginning: it is offered from then on'),
  callback: z.boolean().optional().describe('the customer is to be called: an agent is found first, then the adapter dials'),
  awaitSignal: z.boolean().optional().describe('it is not offered before contact.signal says that the customer can be reached'),
  signalUntilMs: instantMs.optional().describe('with awaitSignal: how long it waits for the signal; at most, and by default, 90 days'),
  withoutSignal: z.enum(['queue', 'withdraw']).optional().describe('with awaitSignal: what becomes of it where none comes; default queue'),
  parent: id.optional().describe('the contact of the same tenant that led to this one, live or over'),
  agent: z
    .object({ agent: id, mode: affinityMode, limitMs: affinityLimitMs })
    .optional()
    .describe('the agent the customer asked for; it counts instead of the last agent'),
  portfolio: z
    .object({
      owner: id,
      deputies: z.array(id).max(LIMITS.deputies).default([]),
      mode: affinityMode,
      limitMs: affinityLimitMs.describe('how long it is kept for the owner'),
      deputyLimitMs: affinityLimitMs.describe('how long it is then kept for each deputy'),
    })
    .optional()
    .describe("whose customer it is, as the platform's books say; who has left the roster is passed over"),
  adapter: id.nullable().default(null).describe('adapter that brings the contact; the gateway fills it in'),
});

export const contactUpdate = z.object({
  type: z.literal('contact.update'),
  tenant,
  contact: id,
  languages: z.array(wantedLanguage).max(LIMITS.languagesPerContact).optional(),
  skills: z.array(skillNeed).max(LIMITS.skillsPerContact).optional(),
  requires: requiresSchema.nullable().optional(),
  priority: priority.optional(),
  band: band.optional(),
  attributes: attributes.optional(),
  by,
  ifOwner,
});

export const contactAbandon = z.object({ type: z.literal('contact.abandon'), tenant, contact: id });

/** Reasons to withdraw a contact other than abandonment. */
export const WITHDRAW_REASONS = ['selfServed', 'duplicate', 'spam', 'outOfScope', 'merged', 'notHeld', 'notNeeded'] as const;

export const contactWithdraw = z.object({
  type: z.literal('contact.withdraw'),
  tenant,
  contact: id,
  reason: z
    .enum(WITHDRAW_REASONS)
    .describe(
      'notNeeded: whoever asked no longer needs an answer, as of a consult or consultative transfer; notHeld: its channel no longer has it',
    ),
});

export const contactRelease = z.object({
  type: z.literal('contact.release'),
  tenant,
  contact: id,
  disposition: code.nullable().default(null),
  followUp: id.optional().describe('the contact that this one leads to'),
  talkMs: spanMs.nullable().default(null).describe('as the channel measured it; null: unknown'),
  holdMs: spanMs.nullable().default(null),
  wrapUp: z.boolean().optional().describe('false: the agent leaves the wrap-up out, where it is optional'),
});

export const offerAccept = z.object({ type: z.literal('offer.accept'), offer });
export const offerReject = z.object({ type: z.literal('offer.reject'), offer, reason: code.default('declined') });
export const offerFail = z.object({
  type: z.literal('offer.fail'),
  offer,
  reason: code.describe("what went wrong on the adapter's side; never a strike"),
});

export const wrapUpFinish = z.object({
  type: z.literal('wrap-up.finish'),
  offer: offer.describe('the accepted offer whose wrap-up is over'),
  by,
});

export const wrapUpExtend = z
  .object({ type: z.literal('wrap-up.extend'), offer: offer.describe('the accepted offer whose wrap-up is to last longer'), by })
  .describe("by the policy's extendBy, as often as it allows");

export const contactCommands = [
  contactEnqueue,
  contactUpdate,
  contactAbandon,
  contactWithdraw,
  contactRelease,
  offerAccept,
  offerReject,
  offerFail,
  wrapUpFinish,
  wrapUpExtend,
] as const;
