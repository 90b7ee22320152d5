import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { HUB_KINDS } from '../hub.js';
import { BOTS_OF_STEP, OFFER_MODES, RANK_KEYS, SCHEDULES, WRAP_UP_MODES } from '../policy.js';
import { requiresSchema } from '../requires.js';
import { cefrLevel, count, country, duration, durationOrShare, languageTag, name, skillLevel } from './fields.js';

export const clock = z.enum(['elapsed', 'openHours']).describe('all time, or only while the queue is open');
export const hubList = z.array(name).min(1);

const hubsOfStep = z.union(
  [
    z.enum(['home', 'any', 'lead']),
    hubList,
    z.strictObject({ kind: z.enum(HUB_KINDS).optional(), country: country.optional() }),
    z.record(z.union([z.literal('default'), languageTag]), hubList),
  ],
  { error: 'must be home, any, lead, a list of hubs, {kind: …}, {country: …} or hubs by language' },
);

const over = <T extends z.ZodType>(measure: T) =>
  z.union([measure, z.strictObject({ over: measure, until: measure.optional() })], { error: 'must be a limit, or {over, until}' });

/** What opens a step before its time: any one of these. */
const whenFile = z.strictObject({
  noneSignedIn: z.boolean().optional().describe('nobody who could take the contact in the rings open so far is signed in'),
  hubClosed: z.boolean().optional().describe('every hub of the first ring is closed or suspended'),
  waitingOver: over(z.int().min(0))
    .optional()
    .describe('so many contacts wait in the queue; the step opens to later ones until there are no more than `until`'),
  oldestOver: over(duration).optional().describe('the oldest contact of the queue has waited so long'),
  estimatedWaitOver: over(duration).optional().describe('the last contact of the queue is expected to wait so long'),
});

/** A stage of widening. What is left out stays as in the step before. */
export const stepFile = z.strictObject({
  /** Routable time after which the step opens; the first step's is 0 unless stated. */
  after: durationOrShare
    .optional()
    .describe('routable time after which the step opens: a duration, or a share of the target such as "50%"'),
  /** Which hubs are asked; the first step asks the home hubs, or any where there are none. */
  hubs: hubsOfStep.optional().describe('home, any, lead, a list of hubs, {kind}, {country}, or hubs by language'),
  /** Whether bots are asked here; `any` in the first step. */
  bots: z.enum(BOTS_OF_STEP).optional().describe('any (in the first step): bots and people; only: nobody but bots; none: people'),
  languages: z
    .strictObject({
      /** How many of the contact's languages, from the first; 1 in the first step. */
      preferences: z
        .union([z.int().min(1).max(LIMITS.languagesPerContact), z.literal('all')], { error: 'must be a number from 1 on, or all' })
        .optional(),
      /** CEFR levels below the one asked for that will do; 0 in the first step. */
      tolerance: z.int().min(0).max(5).optional(),
      /** A level that will do whatever the contact asks, or one for each mode. */
      atLeast: z
        .union([cefrLevel, z.strictObject({ spoken: cefrLevel.optional(), written: cefrLevel.optional() })], {
          error: 'must be a CEFR level, or {spoken, written}',
        })
        .optional(),
      /** Whether agents without the language may serve in writing, a machine translating; ranks behind everybody else. */
      machineAssisted: z.boolean().optional(),
    })
    .optional()
    .describe("how far down the contact's languages, and how many CEFR levels below"),
  skills: z
    .strictObject({
      /** Levels below the one asked for that will do; 0 in the first step. */
      tolerance: z.int().min(0).max(4).optional(),
      /** Skills no longer asked for. */
      drop: z.array(name).optional(),
    })
    .optional()
    .describe('levels below that will do, and skills no longer asked for'),
  /** Opens the step before its time. */
  when: whenFile.optional().describe('opens the step before its time'),
  /** Only while more than so many of the step's agents are free and idle. */
  reserve: z.int().min(0).max(LIMITS.agents).optional().describe("only while more than so many of the step's agents are free and idle"),
  /** The contact is at least this urgent from here on. */
  raiseBand: z.int().min(0).max(9).optional().describe('the contact is at least this urgent from here on: 0 urgent, 1 live …'),
});

const RISK_EXPECTED = 'must be a share of the target such as "75%", or none';

export const targetFile = z.strictObject({
  percent: z.int().min(1).max(100).optional(),
  within: duration.optional(),
  end: z.enum(['answer', 'firstReply', 'resolve']).optional(),
  clock: clock.optional(),
  /** Share of the target after which a contact is told to be at risk; default: never. */
  risk: z
    .union([z.literal('none'), z.string().regex(/^[1-9]\d?%$/, RISK_EXPECTED)], { error: RISK_EXPECTED })
    .optional()
    .describe('share of the target, e.g. "75%", after which a contact is told to be at risk'),
});

export const scheduleFile = z
  .enum(SCHEDULES)
  .describe('ignore: shifts of the roster say nothing; prefer: agents on shift first; require: nobody off shift is asked');

export const offerFile = z.strictObject({
  /** Who is asked at a time, and whether an answer is needed. */
  mode: z
    .enum(OFFER_MODES)
    .optional()
    .describe('push: one agent, who answers; auto: one agent, taken at once; broadcast: several agents, the first answer wins'),
  /** With broadcast: agents asked at a time. */
  to: z.int().min(1).max(LIMITS.offersPerContact).optional().describe('with broadcast: how many agents are asked at a time'),
  /** How long the agent has to accept. */
  within: duration.optional().describe('how long the agent has to accept'),
  /** Unanswered offers in a row after which the agent is set not ready. */
  strikes: count.optional().describe('unanswered offers in a row after which the agent is set not ready'),
  backOff: duration
    .optional()
    .describe('an agent set not ready for not answering is ready again after this long, doubling each time in a row; 0: not by itself'),
  backOffMax: duration.optional().describe('the longest such time'),
  coolDown: duration.optional().describe('how long an agent is offered nothing after the end of a contact and its wrap-up'),
  coolDownOf: z.enum(['all', 'channel']).optional().describe('whether that holds for all contacts or those of its channel'),
  reofferExpired: duration.optional().describe('how long an agent is skipped for a contact after letting its offer expire'),
  reofferRejected: duration.optional().describe('how long an agent is skipped for a contact after rejecting it'),
  transferReturn: duration.optional().describe('how long a contact is kept for its owner when a transfer to an agent fails'),
});

export const lastAgentFile = z.union(
  [
    z.literal('off'),
    z.strictObject({ mode: z.enum(['prefer', 'reserve']).optional(), limit: duration.optional(), clock: clock.optional() }),
  ],
  { error: 'must be off or {mode, limit, clock}' },
);

/** Skills a queue asks for, or an agent has: names alone, or names with levels. */
export const skillNeeds = z.union([z.array(name), z.record(name, skillLevel)], {
  error: 'must be a list of skills, or skills with levels 1 to 5',
});

const wrapUpFile = z.strictObject({
  /** Whether it may be left out, must not be ended too soon, or neither; default timeBoxed. */
  mode: z
    .enum(WRAP_UP_MODES)
    .optional()
    .describe('timeBoxed (default): the agent may end it; optional: the agent may leave it out; mandatory: not to be ended before min'),
  /** With mandatory: the agent may not end it sooner; default: its whole length. */
  min: duration.optional().describe('with mandatory: the agent may not end it sooner; default: its whole length'),
  /** What one extension adds; default 30s. */
  extendBy: duration.optional().describe('what one extension adds; default 30s'),
  /** How often a wrap-up may be extended; default 0. */
  extensions: z.int().min(0).max(LIMITS.wrapUpExtensions).optional().describe('how often a wrap-up may be extended; default 0'),
});

const idleFile = z.strictObject({
  /** Silence of the customer after which a written conversation stands idle; default none: only when the adapter says so. */
  after: z
    .union([z.literal('none'), duration], { error: 'must be none, a duration such as "5m", or whole milliseconds' })
    .optional()
    .describe('silence of the customer after which a written conversation stands idle; none (default): only when the adapter says so'),
  /** What happens when the customer is back and the owner has no room; default wait. */
  whenFull: z
    .enum(['wait', 'over'])
    .optional()
    .describe("customer back, owner without room: wait (default) first in the owner's line, or over: go on beyond the capacity"),
  /** With wait: for how long; then it waits for anybody, in its place; default 60s. */
  wait: duration.optional().describe('with wait: for how long; then it waits for anybody, in its place; default 60s'),
});

/** How contacts are routed; may stand at a channel, at a queue, and at a queue for one channel: the narrowest counts. */
export const channelPolicyFields = {
  /** Service level: `percent` of contacts reach `end` within `within`. */
  target: targetFile.optional().describe('service level: percent of contacts reach end within a time'),
  /** Strict order class: 0 urgent, 1 live, 2 conversational, 3 deferrable. */
  band: z.int().min(0).max(9).optional().describe('strict order class: 0 urgent, 1 live, 2 conversational, 3 deferrable'),
  /** The rings of agents that open one after the other. */
  steps: z.array(stepFile).min(1).max(LIMITS.stepsPerPolicy).optional().describe('the rings of agents that open one after the other'),
  /** Keys by which agents are compared, in order. */
  rank: z.array(z.enum(RANK_KEYS)).min(1).optional().describe('keys by which agents are compared, in order'),
  offer: offerFile.optional().describe('how an offer behaves'),
  /** Preference for the agent who had the customer last. */
  lastAgent: lastAgentFile.optional().describe('preference for the agent who had the customer last'),
  /** What the shifts of the roster mean; default ignore. */
  schedule: scheduleFile.optional(),
  /** A contact that leaves sooner counts as a short abandon. */
  shortAbandon: duration.optional().describe('a contact that leaves sooner counts as a short abandon'),
  /** A customer who gave up and is back sooner keeps the place; default 0s: nobody does. */
  returnWithin: duration.optional().describe('a customer who gave up and is back sooner keeps the place; default 0s: nobody does'),
  /** Longest wrap-up before it is ended by the router; 0: none. */
  wrapUpMax: duration.optional().describe('longest wrap-up before it is ended by the router; 0: none'),
  /** Who may end it when, and whether it may be extended. */
  wrapUp: wrapUpFile.optional().describe('who may end it when, and whether it may be extended'),
  /** When a written conversation stands idle, and how it goes on. */
  idle: idleFile.optional().describe('when a written conversation stands idle, and how it goes on'),
  /** How long an assignment outlives the loss of its adapter. */
  lease: z
    .union([z.literal('none'), duration], { error: 'must be none, a duration such as "10m", or whole milliseconds' })
    .optional()
    .describe('how long an assignment outlives the loss of the adapter that brought its contact; none: until somebody says it is over'),
};

const LEADS_TO = 'must be reject, callback or queue:<name>';
const queueNamed = z.string().regex(/^queue:[^/\p{Cc}]+$/u, LEADS_TO);

export const policyFields = {
  ...channelPolicyFields,
  /** Units of an agent's capacity that one contact takes; default: the channel's. */
  cost: z.int().min(0).optional().describe("units of an agent's capacity that one contact takes; default: the channel's"),
  /** How a customer is called back. */
  callback: z
    .strictObject({ retry: duration.optional(), attempts: count.max(LIMITS.dialAttempts).optional() })
    .optional()
    .describe('after which time, and how often in all, a customer who does not answer is called; default 15m and 3'),
  /** Longest wait in routable time, and what then. */
  maxWait: z
    .union(
      [
        z.literal('off'),
        z.strictObject({ after: duration, to: z.union([z.enum(['reject', 'callback']), queueNamed], { error: LEADS_TO }) }),
      ],
      { error: 'must be off, or {after, to: reject} or {after, to: callback} or {after, to: queue:<name>}' },
    )
    .optional()
    .describe('longest wait in routable time; then another queue, as in queue:backup, callback or reject'),
  /** What agents must be: all, any and none of skills and declared attributes. */
  requires: requiresSchema.optional().describe('what agents must be: all, any and none of skills and declared attributes'),
  /** Only agents who work on site. */
  site: z.boolean().optional().describe('only agents who work on site'),
  /** Skills every contact needs, besides its own. */
  skills: skillNeeds.optional().describe('skills every contact needs, besides its own'),
};

export const policyFile = z.strictObject(policyFields);

export type WhenFile = z.infer<typeof whenFile>;
export type StepFile = z.infer<typeof stepFile>;
export type TargetFile = z.infer<typeof targetFile>;
export type OfferFile = z.infer<typeof offerFile>;
export type PolicyFile = z.infer<typeof policyFile>;
export type SkillNeedsFile = z.infer<typeof skillNeeds>;
