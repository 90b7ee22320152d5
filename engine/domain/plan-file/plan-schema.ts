import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { HUB_KINDS } from '../hub.js';
import { calendarFile, callingWindowFile } from './calendar-file.js';
import { campaignFile } from './campaign-file.js';
import { cefrLevel, count, country, duration, instant, languageTag, money, name, zone } from './fields.js';
import { channelPolicyFields, hubList, policyFields, policyFile, scheduleFile } from './policy-file.js';

export const channelFile = z.strictObject({
  /** Decides which of an agent's two language levels counts. Required for channels that are not built in. */
  mode: z.enum(['spoken', 'written']).optional().describe("which of an agent's two language levels counts"),
  /** How soon a customer expects somebody. Required for channels that are not built in. */
  urgency: z.enum(['live', 'conversational', 'deferrable']).optional().describe('how soon a customer expects somebody'),
  /** Units of an agent's capacity (100 unless the roster says otherwise) that one contact takes. */
  cost: z.int().min(0).optional().describe("units of an agent's capacity that one contact takes"),
  /** Most contacts of this channel one agent handles at a time. */
  max: count.optional().describe('most contacts of this channel one agent handles at a time'),
  /** Channels whose contacts may suspend work of this one. */
  interruptibleBy: z.array(name).optional().describe('channels whose contacts may suspend work of this one'),
  ...channelPolicyFields,
});

const coverFile = z.strictObject({
  /** Languages somebody must be there for; `all`: those of the hub; left out: somebody, whatever language. */
  languages: z
    .union([z.literal('all'), z.array(languageTag).min(1)], { error: 'must be all, or a list of languages' })
    .optional()
    .describe('languages somebody must be there for; all: those of the hub; left out: somebody'),
  /** Who counts as there; default ready. */
  presence: z.enum(['ready', 'signedIn']).optional().describe('who counts as there; default ready'),
});

const blendFile = z.strictObject({
  /** The rest is for customers who come by themselves. */
  outboundPercent: z.int().min(1).max(99).describe("percent of an agent's work that campaigns are to have while both directions wait"),
  /** How many of an agent's last acceptances count; default 20. */
  window: z.int().min(2).max(LIMITS.blendWindow).optional().describe("how many of an agent's last acceptances count; default 20"),
});

export const hubFile = z.strictObject({
  /** `monolingual` has exactly one language. */
  kind: z.enum(HUB_KINDS).describe('monolingual hubs have exactly one language'),
  country,
  zone,
  languages: z.array(languageTag).min(1),
  /** Default: every jurisdiction that holds the hub's country. */
  jurisdictions: z.array(name).optional().describe("default: every jurisdiction that holds the hub's country"),
  /** Minor currency units per paid hour; default 0. */
  costPerHour: money.optional(),
  /** Opening hours; always open without. */
  calendar: name.optional().describe('opening hours; always open without'),
  /** The hub that manages this one. */
  lead: name.optional().describe('the hub that manages this one'),
  /** Who must be there while the hub is open; nobody without. */
  cover: coverFile.optional().describe('who must be there while the hub is open; told when nobody is'),
  /** How agents share themselves between customers who come and customers a campaign calls; as they stand in line without. */
  blend: blendFile.optional().describe('how agents share themselves between customers who come and customers a campaign calls'),
});

/** Alarm with hysteresis; `until` defaults to `over`. */
const waitingThreshold = z.strictObject({ over: z.int().min(0), until: z.int().min(0).optional() });
const oldestThreshold = z.strictObject({ over: duration, until: duration.optional() });

const thresholdsFile = z.strictObject({
  waiting: waitingThreshold.optional().describe('told when more wait than "over", until no more than "until" do'),
  oldest: oldestThreshold.optional().describe('told when somebody has waited longer than "over", until nobody has longer than "until"'),
});

const sharesFile = z.strictObject({
  groups: z
    .array(z.strictObject({ hubs: hubList, percent: z.int().min(0).max(100) }))
    .min(2)
    .max(LIMITS.shareGroups)
    .describe('groups of hubs and the percent each is to have; they add up to 100'),
  /** How many of the last assignments count; default 100. */
  window: z.int().min(1).max(LIMITS.shareWindow).optional().describe('how many of the last assignments count; default 100'),
  /** Percent points a group may be ahead; default 5. */
  tolerance: z.int().min(0).max(100).optional().describe('percent points a group may be ahead before it waits; default 5'),
  /** Longest a contact is kept for a group below its share; default 30s. */
  hold: duration.optional().describe('longest a contact is kept for a group that is below its share; default 30s'),
});

const slotsFile = z.strictObject({
  calendar: name.optional().describe('slots follow each other from each opening of this calendar until it closes'),
  every: duration.optional().describe('with a calendar: how long a slot is, at least 1s'),
  capacity: count.optional().describe('with a calendar: how many may book a slot'),
  /** Slots of their own; one takes the place of a slot of the calendar that begins at the same instant. */
  list: z
    .array(z.strictObject({ from: instant, until: instant, capacity: z.int().min(0) }))
    .max(LIMITS.slotsListed)
    .optional()
    .describe('slots of their own; one takes the place of a slot of the calendar that begins at the same instant'),
  /** Who has booked is at least this urgent from the slot on; default: as the contact is. */
  band: z.int().min(0).max(9).optional().describe('who has booked is at least this urgent from the slot on'),
  ahead: duration.optional().describe('how far ahead one may book; default 30d'),
});

const home = z.union([z.array(name), z.record(z.union([z.literal('default'), languageTag]), hubList)], {
  error: 'must be a list of hubs, or lists of hubs by language',
});

export const queueFile = z.strictObject({
  channels: z.array(name).min(1),
  /** Hubs that serve the queue first, in order, or such lists by language; any hub without. */
  home: home.optional().describe('hubs that serve the queue first, in order, or such lists by language and "default"'),
  /** Default: the lead of the first home hub. */
  lead: name.optional().describe('default: the lead of the first home hub'),
  /** Default: the plan's tenant, where it has one. */
  tenant: name.optional(),
  /** Line of the tenant's business, for reports. */
  programme: name.optional().describe("line of the tenant's business, for reports"),
  /** Opening hours; always open without. */
  calendar: name.optional().describe('opening hours; always open without'),
  /** Default: keep where the queue takes a deferrable channel, else reject. */
  whenClosed: z.enum(['reject', 'keep', 'callback']).optional().describe('what a closed queue does with a new contact'),
  /** Most contacts waiting at a time; default: no limit. */
  waitingMax: count.max(LIMITS.contacts).optional().describe('most contacts waiting at a time; one more is turned away'),
  /** When wallboards light up; never without. */
  thresholds: thresholdsFile.optional().describe('when wallboards light up; never without'),
  /** Default: reject. */
  whenFull: z
    .union([z.literal('reject'), z.strictObject({ queue: name })], { error: 'must be reject, or {queue: …}' })
    .optional()
    .describe('what becomes of a newcomer who finds waitingMax waiting'),
  /** Queues that newcomers go to while many wait here. */
  overflow: z
    .array(
      z.strictObject({
        to: name,
        when: z.strictObject({
          waitingOver: z.int().min(0).max(LIMITS.contacts),
          /** Default: half of waitingOver. */
          until: z.int().min(0).max(LIMITS.contacts).optional().describe('it ends with no more than so many waiting; default: half'),
        }),
      }),
    )
    .max(LIMITS.overflowsPerQueue)
    .optional()
    .describe('queues that newcomers go to while many wait here'),
  /** What a release may be called; default: anything. */
  dispositions: z.array(name).min(1).optional().describe("what a release of its contacts may be called; default: the plan's"),
  /** How the work is split between groups of hubs; as it comes without. */
  shares: sharesFile.optional().describe('how the work is split between groups of hubs; as it comes without'),
  /** What customers may book; nothing without. */
  slots: slotsFile.optional().describe('what customers may book; nothing without'),
  ...policyFields,
  /** The same fields for one channel only. */
  byChannel: z.record(name, policyFile).optional().describe('the same fields for one channel only'),
});

const skill = z.union([name, z.strictObject({ id: name, authorisation: z.boolean().optional() })], {
  error: 'must be the name of a skill, or {id, authorisation: true}',
});

const presenceReasonFile = z.strictObject({
  paid: z.boolean().optional(),
  /** Whether reports count this time as occupied. */
  countsAsOccupied: z.boolean().optional(),
  /** Longest stay before reports flag it. */
  max: z
    .union([duration, z.literal('none')], { error: 'must be a duration or none' })
    .optional()
    .describe('longest stay before reports flag it'),
});

/** A plan as people write it: everything but `plan`, `hubs` and `queues` has a default. */
export const planFile = z.strictObject({
  /** Name of the plan; also the tenant's where `tenants` is left out. */
  plan: name.describe('name of the plan'),
  hubs: z.record(name, hubFile),
  queues: z.record(name, queueFile),
  /** Default: one, named like the plan. */
  tenants: z.array(name).min(1).optional().describe('the brands contacts belong to; default: one, named like the plan'),
  /** Default: the languages of hubs and roster, without regions. */
  languages: z.array(languageTag).min(1).optional().describe('default: the languages of hubs and roster, without regions'),
  /** Level asked for where a contact names none; default B2. */
  languageAtLeast: cefrLevel.optional().describe('level asked for where a contact names none; default B2'),
  skills: z.array(skill).optional(),
  /** Countries by jurisdiction. */
  jurisdictions: z.record(name, z.array(country).min(1)).optional().describe('countries by jurisdiction, e.g. EU: [FR, PT]'),
  /** Changes to the built-in channels (voice, chat, social, email), and further ones. */
  channels: z.record(name, channelFile).optional().describe('changes to voice, chat, social and email, and further channels'),
  calendars: z.record(name, calendarFile).optional(),
  /** Hours at which customers are called, each in the own zone. */
  callingWindows: z.record(name, callingWindowFile).optional().describe("hours at which customers are called, in each one's own zone"),
  /** Default: the zones of the hubs. */
  customerZones: z
    .array(zone)
    .min(1)
    .max(LIMITS.customerZones)
    .optional()
    .describe('zones customers may be in; default: those of the hubs'),
  /** How customers are called whom nobody has asked for. */
  campaigns: z.record(name, campaignFile).optional().describe('how customers are called whom nobody has asked for'),
  /** What a release may be called; default: anything. */
  dispositions: z.array(name).min(1).optional().describe('what a release may be called; default: anything'),
  /** Attributes agents may have, with the values of each. */
  agentAttributes: z.record(name, z.array(name).min(1)).optional().describe('attributes agents may have, with the values of each'),
  /** Reasons for notReady besides the customary ones. */
  presenceReasons: z.record(name, presenceReasonFile).optional().describe('reasons for notReady besides the customary ones'),
  /** What one point of priority is worth in waiting; default 1m. */
  priorityPoint: duration.optional().describe('what one point of priority is worth in waiting; default 1m'),
  /** How long a lost desk or adapter may take to come back; default 20s. */
  disconnectGrace: duration.optional().describe('how long a lost desk or adapter may take to come back; default 20s'),
  /** For every channel and queue that says nothing else; default ignore. */
  schedule: scheduleFile.optional(),
  /** Seed of every choice by chance; default 1. */
  seed: z.int().min(0).optional().describe('seed of every choice by chance; default 1'),
});

/** A plan as people write it. Times are `20s`, `1h30m` or milliseconds. */
export type PlanFile = z.input<typeof planFile>;
export type HubFile = z.infer<typeof hubFile>;
export type QueueFile = z.infer<typeof queueFile>;
export type ChannelFile = z.infer<typeof channelFile>;
