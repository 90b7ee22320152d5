import { z } from 'zod';
import { EVACUATIONS } from '../domain/door.js';
import { DIAL_OUTCOMES } from '../domain/events/callback.js';
import { CEFR_LEVELS } from '../domain/language.js';
import { CONDITION_MEASURES, OFFER_MODES } from '../domain/policy.js';

/** The events as they go over the wire, described for authors of other languages; the types in `domain/events` say the same. */

const name = z.string();
const ms = z.int();
const count = z.int();
const nullable = <S extends z.ZodType>(schema: S) => schema.nullable();
const language = nullable(name).describe('language of the plan; null: any');
const because = <const T extends readonly [string, ...string[]]>(...causes: T) => z.enum(causes);

const contact = { tenant: name, contact: name, ordinal: count, queue: name, channel: name };
const onOffer = { ...contact, offer: z.templateLiteral([z.number(), '.', z.number()]), agent: name, hub: name };
const onAgent = { agent: name, hub: name, tenants: z.array(name) };
const place = { band: count, priority: count, rankFromMs: ms, targetMs: ms, rankAtMs: ms };
const door = { queue: name, tenant: name, changedAtMs: ms, clockMs: ms };
const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const term = z.union([z.object({ skill: name, level: count }), z.object({ attribute: name, is: z.array(name) })]);
const groupOf = <T extends z.ZodType>(item: T) => z.object({ all: z.array(item), any: z.array(item), none: z.array(item) });
const requirement = z.object({
  languages: z.array(z.object({ language: name, tag: name, atLeast: z.enum(CEFR_LEVELS), exact: z.boolean() })),
  skills: z.array(z.object({ skill: name, level: count })),
  residency: nullable(name),
  requires: nullable(groupOf(z.union([term, groupOf(term)]))),
  site: z.boolean(),
});
const decision = z
  .object({
    planVersion: count,
    rank: z.array(count),
    runnerUp: nullable(name),
    waitingExamined: count,
    agentsExamined: count,
    agentsEligible: count,
  })
  .describe('for supervisors only');

const affinity = z.object({
  agent: name,
  mode: z.enum(['prefer', 'reserve']),
  untilMs: ms,
  origin: z.enum(['last-agent', 'named', 'portfolio', 'returned']),
  deputies: z.array(z.object({ agent: name, limitMs: ms })),
});
const link = z.object({
  kind: z.enum(['consult', 'transfer', 'followUp']),
  contact: name,
  ordinal: nullable(count),
  agent: nullable(name),
  to: nullable(name),
});

const declared = z.object({ presence: z.enum(['ready', 'notReady']), reason: nullable(name), channels: nullable(z.array(name)) });

const event = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), ...shape });

export const wireEventSchema = z.discriminatedUnion('type', [
  event('contact.queued', {
    ...contact,
    ...place,
    visit: count,
    requirement,
    customer: nullable(name),
    attributes,
    adapter: nullable(name),
    affinity: nullable(affinity),
    link: nullable(link),
    meantFor: nullable(name).describe('the queue it was meant for, where that one was full or overflowed'),
    visitAtMs: ms,
    enteredClockMs: ms,
    nextStepClockMs: nullable(ms),
  }),
  event('contact.rejected', { ...contact, because: because('queue-closed', 'queue-full', 'box-full', 'max-wait'), waitedMs: ms }),
  event('contact.updated', { ...contact, ...place, requirement, attributes, by: nullable(name) }),
  event('contact.moved', {
    ...contact,
    ...place,
    from: name,
    visit: count,
    visitAtMs: ms,
    requirement,
    affinity: nullable(affinity),
    openSteps: z.array(count),
    enteredClockMs: ms,
    skip: z.array(z.object({ agent: name, untilMs: ms })),
    returnsTo: nullable(name),
    because: because('moved', 'pulled', 'taken-over', 'transferred', 'transfer-failed', 'max-wait', 'queue-closed'),
    by: nullable(name),
  }),
  event('contact.requeued', { ...contact, because: because('rejected', 'expired', 'failed', 'revoked') }),
  event('contact.abandoned', { ...contact, waitedMs: ms, short: z.boolean() }),
  event('contact.withdrawn', { ...contact, reason: name, waitedMs: ms }),
  event('contact.released', {
    ...onOffer,
    language,
    customer: nullable(name),
    disposition: nullable(name),
    followUp: nullable(name),
    talkMs: ms,
    holdMs: ms,
    wrapUpDueMs: ms,
    wrapUpEarliestMs: ms.describe('the agent may end it from this instant on'),
    because: because('released', 'notHeld', 'parentOver', 'transferred', 'forced', 'leaseExpired'),
    by: nullable(name),
  }),
  event('contact.target-at-risk', { ...contact, end: z.enum(['answer', 'firstReply', 'resolve']), targetDueMs: ms }),
  event('contact.target-missed', { ...contact, end: z.enum(['answer', 'firstReply', 'resolve']), targetDueMs: ms }),
  event('ring.opened', {
    ...contact,
    step: count,
    because: because('waited', 'noneSignedIn', 'hubClosed', ...CONDITION_MEASURES),
    band: count,
    nextStepClockMs: nullable(ms),
  }),
  event('affinity.ended', { ...contact, agent: name, next: nullable(affinity) }),
  event('participant.joined', { ...contact, participant: name, mode: z.enum(['monitor', 'whisper', 'barge']) }),
  event('participant.left', { ...contact, participant: name }),
  event('refusal.ended', { ...contact, agent: name }),
  event('contact.parked', {
    ...contact,
    visit: count,
    visitAtMs: ms,
    because: because('parked', 'not-before', 'signal', 'callback', 'retry', 'window', 'attempts'),
    untilMs: ms,
    atEnd: z.enum(['return', 'withdraw']),
    reply: z.boolean(),
    signal: z.boolean(),
    notBeforeMs: nullable(ms),
    routableMs: ms,
    keepsPlace: z.boolean(),
    formerAgent: nullable(name),
    sameAgentMs: ms,
  }),
  event('contact.callback-requested', { ...contact, because: because('requested', 'queue-closed', 'max-wait') }),
  event('contact.enlisted', { ...contact, campaign: name, zone: name, signalUntilMs: nullable(ms) }),
  event('contact.dialled', {
    ...contact,
    outcome: z.enum(DIAL_OUTCOMES),
    attempt: count,
    retryAtMs: nullable(ms),
    tally: nullable(z.object({ attemptsToday: count, dayEndsMs: ms, signalUntilMs: nullable(ms) })).describe('where it is of a campaign'),
  }),
  event('contact.exhausted', { ...contact, attempts: count }),
  event('contact.returned', {
    ...contact,
    ...place,
    because: because('due', 'reply', 'signal'),
    affinity: nullable(affinity),
    enteredClockMs: ms,
    nextStepClockMs: nullable(ms),
  }),
  event('customer.contact-forbidden', { tenant: name, customer: name, by: nullable(name) }),
  event('customer.contact-allowed', { tenant: name, customer: name, by: nullable(name) }),
  event('queue.shares-set', { queue: name, tenant: name, percents: z.array(count), by: nullable(name) }),
  event('share-hold.ended', contact),
  event('tier.opened', { ...contact, afterMs: ms }),
  event('alarm.raised', { ...contact, because: because('urgent') }),
  event('alarm.cleared', { ...contact, because: because('owned', 'over', 'parked', 'lowered'), afterMs: ms }),
  event('offer.made', {
    ...onOffer,
    origin: because('routing', 'claim', 'assign', 'take-over', 'transfer', 'consult'),
    by: nullable(name),
    overCapacity: z.boolean(),
    mode: z.enum(OFFER_MODES).describe('auto: needs no answer; broadcast: others may have been asked too'),
    ring: count,
    tier: count,
    language,
    preferredLanguage: language,
    machineAssisted: z.boolean(),
    cost: count,
    madeAtMs: ms,
    dueMs: ms.describe('an accept at or after this instant is too late'),
    decision: decision.optional(),
  }),
  event('offer.accepted', {
    ...onOffer,
    waitedMs: ms,
    ring: count,
    language,
    preferredLanguage: language,
    withinTarget: z.boolean(),
    because: because('agent', 'auto', 'hand'),
    share: nullable(z.object({ group: count, window: count })).describe("the group of the queue's shares it counts for"),
  }),
  event('offer.rejected', { ...onOffer, reason: name, skipUntilMs: ms }),
  event('offer.expired', { ...onOffer, strikes: count, skipUntilMs: ms }),
  event('offer.failed', { ...onOffer, reason: name, skipUntilMs: ms }),
  event('offer.revoked', {
    ...onOffer,
    because: because(
      'abandoned',
      'withdrawn',
      'updated',
      'hub-suspended',
      'hub-closed',
      'queue-closed',
      'shift-ended',
      'signed-out',
      'not-ready',
      'connection-lost',
      'router-resumed',
      'plan-changed',
      'authorisation-changed',
      'changed',
      'lost-race',
      'claimed',
      'assigned',
      'pulled',
      'moved',
      'parked',
      'preempted',
      'adapter-lost',
    ),
  }),
  event('assignment.suspended', { ...onOffer, by: z.templateLiteral([z.number(), '.', z.number()]) }),
  event('assignment.resumed', { ...onOffer, suspendedMs: ms }),
  event('assignment.ended', {
    ...onOffer,
    language,
    talkMs: ms,
    wrapUpDueMs: ms,
    wrapUpEarliestMs: ms.describe('the agent may end it from this instant on'),
    because: because('pulled', 'taken-over', 'parked', 'unreached', 'transferred'),
    by: nullable(name),
  }),
  event('wrap-up.extended', { ...onOffer, wrapUpDueMs: ms, extensions: count, by: nullable(name) }),
  event('wrap-up.finished', {
    ...onOffer,
    wrapUpMs: ms,
    coolDown: nullable(z.object({ channel: nullable(name), untilMs: ms })),
    because: because('agent', 'cap', 'signed-out', 'supervisor'),
  }),
  event('agent.signed-in', onAgent),
  event('agent.signed-out', { ...onAgent, because: because('agent', 'left-roster', 'supervisor'), by: nullable(name) }),
  event('agent.ready', {
    ...onAgent,
    channels: nullable(z.array(name)),
    because: because('agent', 'back-off', 'supervisor', 'change-ended'),
  }),
  event('agent.not-ready', {
    ...onAgent,
    reason: name,
    because: because('agent', 'strikes', 'supervisor', 'change-ended'),
    backOffUntilMs: nullable(ms),
  }),
  event('agent.next-presence-set', {
    ...onAgent,
    next: z.union([
      z.object({ presence: z.literal('notReady'), reason: name }),
      z.object({ presence: z.literal('offline'), reason: z.null() }),
    ]),
  }),
  event('agent.cooled-down', { ...onAgent, channel: nullable(name) }),
  event('agent.connected', { ...onAgent, connection: name }),
  event('agent.connection-dropped', { ...onAgent, connection: name }),
  event('agent.connection-lost', { ...onAgent, graceUntilMs: ms }),
  event('agent.connection-expired', onAgent),
  event('agent.authorisation-changed', { ...onAgent, skill: name, valid: z.boolean() }),
  event('agent.changed', {
    ...onAgent,
    n: count,
    set: z.object({
      skills: z.record(z.string(), count).optional(),
      channels: z.array(name).optional(),
      queues: nullable(z.array(name)).optional(),
      languages: z.array(z.object({ language: name, level: z.enum(CEFR_LEVELS) })).optional(),
      tiers: z
        .array(z.object({ tier: count, afterMs: ms, queue: nullable(name), skill: nullable(name), language: nullable(name) }))
        .optional(),
      shift: z.null().optional(),
    }),
    presence: nullable(z.object({ now: declared, was: declared })),
    untilMs: nullable(ms),
    because: name,
    by: nullable(name),
    stays: z.boolean().describe('whether there is anything to be undone later'),
  }),
  event('agent.change-ended', { ...onAgent, ended: z.array(count), because: name, by: nullable(name) }),
  event('router.resumed', {
    downMs: ms,
    codeVersion: name,
    rules: count,
    tableDigests: z.record(z.string(), name),
    tzdata: name,
  }),
  event('plan.published', { planVersion: count }),
  event('calendar.extended', { calendars: z.array(name) }),
  event('calendar.ended', { calendar: name }),
  event('queue.opened', door),
  event('queue.closed', door),
  event('queue.overridden', {
    ...door,
    door: z.enum(['open', 'closed']),
    emergency: nullable(z.enum(EVACUATIONS)).describe('what becomes of who waits and who comes meanwhile'),
    to: nullable(name),
    untilMs: nullable(ms),
    because: name,
    by: nullable(name),
  }),
  event('queue.override-ended', { ...door, because: name, by: nullable(name) }),
  event('shift.began', { shift: name, changedAtMs: ms }),
  event('shift.ended', { shift: name, changedAtMs: ms }),
  event('queue.condition-changed', {
    queue: name,
    tenant: name,
    channel: name,
    step: count,
    measure: z.enum(CONDITION_MEASURES),
    holds: z.boolean(),
    value: z.int().describe('contacts waiting, or milliseconds'),
  }),
  event('queue.threshold-crossed', {
    queue: name,
    tenant: name,
    measure: z.enum(['waiting', 'oldest']),
    direction: z.enum(['up', 'down']),
    value: z.int().describe('contacts waiting, or milliseconds the oldest has waited'),
    limit: nullable(z.int()),
  }),
  event('queue.overflow-began', { queue: name, tenant: name, to: name, waiting: count }),
  event('queue.overflow-ended', { queue: name, tenant: name, to: name, waiting: count }),
  event('hub.opened', { hub: name, changedAtMs: ms }),
  event('hub.closed', { hub: name, changedAtMs: ms }),
  event('hub.suspended', { hub: name, untilMs: nullable(ms), because: nullable(name), by: nullable(name) }),
  event('hub.resumed', { hub: name, because: nullable(name), by: nullable(name) }),
  event('hub.uncovered', { hub: name, language: nullable(name).describe('null: nobody is there at all') }),
  event('hub.covered', { hub: name, language: nullable(name), because: because('staffed', 'not-open', 'plan-changed') }),
  event('adapter.connected', {
    adapter: name,
    reconciled: z.boolean().describe('whether it listed what it holds'),
    unknown: z.array(z.object({ tenant: name, contact: name })).describe('listed contacts that are not live here: it may drop them'),
  }),
  event('adapter.connection-lost', { adapter: name, graceUntilMs: ms }),
  event('adapter.connection-expired', { adapter: name }),
]);
