import { z } from 'zod';
import { affinity, attributes, count, language, ms, name, nullable, onOffer, requirement } from '../event-schema/fields.js';

/** Contacts and what agents have of them, as views show them. */

const slot = { fromMs: ms, untilMs: ms, capacity: count };
export const bookableSlot = z.object({ ...slot, booked: count }).describe('half-open: `untilMs` belongs to the next one');

export const contactView = z
  .object({
    tenant: name,
    contact: name,
    ordinal: count.describe('numbers contacts in the order in which they arrived, from 1'),
    queue: name,
    channel: name,
    state: name.describe('queued, offered, owned or parked'),
    requirement,
    attributes,
    band: count.describe('0: most urgent'),
    priority: count,
    rankFromMs: ms.describe('instant its order counts from'),
    rankAtMs: ms.describe('its order among those of its band, the smallest first'),
    targetDueMs: ms,
    openSteps: z.array(count),
    affinity: nullable(affinity),
    callback: nullable(z.object({ attempts: count })).describe('to be called back: attempts that reached nobody'),
    outbound: nullable(
      z.object({
        campaign: name,
        zone: name.describe('IANA time zone of the customer'),
        attempts: count,
        attemptsToday: count,
        dayEndsMs: ms,
        signalUntilMs: nullable(ms),
        readAtMs: ms.describe('when it was last checked whether the customer may be called'),
      }),
    ).describe('the progress of its campaign; null: it belongs to none'),
    aside: nullable(
      z.object({
        because: z.enum(['parked', 'not-before', 'signal', 'callback', 'retry', 'window', 'attempts', 'opening', 'slot']),
        untilMs: ms,
        atEnd: z.enum(['return', 'withdraw']),
        reply: z.boolean().describe('whether the customer’s answer brings it back sooner'),
        signal: z.boolean().describe('whether a signal brings it back sooner'),
        notBeforeMs: nullable(ms),
        routableMs: ms.describe('duration: routable time spent when it was set aside'),
        keepsPlace: z.boolean(),
        formerAgent: nullable(name),
        sameAgentMs: ms.describe('duration: how long it is reserved for that agent'),
      }),
    ).describe('while parked: why, and what brings it back'),
    slot: nullable(z.object(slot)).describe('the slot in which it is promised an agent'),
    adapter: nullable(name),
    owner: nullable(name).describe('the agent who has it'),
    offers: z.array(onOffer.offer).describe('live or accepted'),
  })
  .describe('one live contact');

export const offerView = z
  .object({
    offer: onOffer.offer,
    tenant: name,
    contact: name,
    queue: name,
    channel: name,
    agent: name,
    state: name.describe('live (to be answered before dueMs), assigned, suspended, idle or wrappingUp'),
    language,
    ring: count,
    cost: count.describe('units of the agent’s capacity'),
    madeAtMs: ms,
    dueMs: nullable(ms).describe('end of the offer, or of the wrap-up; null: in hand'),
    wrapUpEarliestMs: nullable(ms).describe('from when the agent may end the wrap-up; null: it has not begun'),
    acceptedAtMs: nullable(ms),
    callback: nullable(z.object({ attempts: count })).describe(
      'the customer has still to be called: attempts that reached nobody; null: the customer is there, or the contact is over for this agent',
    ),
    unconfirmed: z.boolean().describe('its adapter stayed away and has not listed it since'),
    attributes: nullable(attributes).describe('null: the contact has been released'),
  })
  .describe('an offer, assignment or wrap-up of an agent');

export const questionView = z
  .object({
    tenant: name,
    contact: name.describe('the contact by which it asks: withdraw it while nobody has it, release it afterwards'),
    ordinal: count,
    kind: z.enum(['consult', 'transfer']).describe('transfer: whoever takes it gets the contact it is about'),
    about: name.describe('the contact it asks about, which it has in hand'),
    to: nullable(name).describe('the one agent who is asked; null: whoever the queue finds'),
    queue: name,
    channel: name,
    state: name.describe('queued, offered, owned (a colleague has taken it) or parked'),
    agent: nullable(name).describe('the colleague who has taken it'),
  })
  .describe('a consult or consultative transfer of an agent, from the asking until it is over');
