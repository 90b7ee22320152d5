import { z } from 'zod';
import { EVACUATIONS } from '../../domain/door.js';
import { changed, count, language, ms, name, nextPresence, nullable } from '../event-schema/fields.js';
import { bookableSlot, contactView, offerView, questionView } from './work.js';

/** Agents, queues, hubs and adapters, as views show them. */

export const agentView = z
  .object({
    agent: name,
    hub: name,
    hubState: name.describe('open, closed, suspended or suspendedClosed'),
    tenants: z.array(name),
    presence: name.describe('offline, notReady or ready'),
    reason: nullable(name).describe('why not ready'),
    channels: z.array(name).describe('for which it is ready'),
    connection: name.describe('disconnected, connected or lost'),
    loadUnits: count,
    capacity: count.describe('units'),
    idleSinceMs: nullable(ms),
    strikes: count,
    next: nullable(nextPresence).describe('the presence that takes effect when the work in hand is done'),
    backOffUntilMs: nullable(ms).describe('set not ready for not answering: when it becomes ready again by itself'),
    changes: z.array(z.object(changed)).describe('by supervisors, in force, the newest last'),
    blend: nullable(z.object({ outboundPercent: count, outbound: count, of: count })).describe(
      'how its last acceptances were divided between both directions; null: its hub does not blend them',
    ),
    work: z.array(offerView),
    questions: z.array(questionView).describe('what it asks colleagues, in the order asked; what it is asked itself is among its work'),
  })
  .describe('one agent with all it has: a desk’s snapshot');

export const queueView = z
  .object({
    queue: name,
    tenant: name,
    state: name.describe('open or closed'),
    waiting: count,
    offered: count,
    parked: count,
    inHand: count,
    oldestFromMs: nullable(ms).describe('rankFromMs of whoever has waited longest; null: nobody waits'),
    atRisk: count.describe('contacts whose target is reported at risk'),
    missed: count.describe('contacts whose target is reported missed'),
    crossed: z.array(name).describe('thresholds that are crossed: waiting, oldest'),
    shares: nullable(z.array(z.object({ hubs: z.array(name), percent: count, assigned: count, of: count }))),
    override: nullable(
      z.object({
        door: z.enum(['open', 'closed']),
        emergency: nullable(z.enum(EVACUATIONS)),
        to: nullable(name),
        untilMs: nullable(ms),
        because: name,
        by: nullable(name),
      }),
    ).describe('by a supervisor; null: the calendar rules'),
  })
  .describe('one queue');

export const hubView = z
  .object({
    hub: name,
    state: name.describe('open, closed, suspended or suspendedClosed'),
    ready: count,
    busy: count,
    wrapUp: count,
    notReady: count,
    offline: count,
    uncovered: z.array(language).describe('languages for which nobody is there; null among them: nobody at all'),
    suspension: nullable(z.object({ untilMs: nullable(ms), because: nullable(name), by: nullable(name) })),
  })
  .describe('one hub, its agents by what they are doing');

export const adapterView = z
  .object({ adapter: name, state: name.describe('disconnected, connected or lost'), contacts: z.array(contactView) })
  .describe('the live contacts an adapter brought: its snapshot');

export const overviewView = z
  .object({
    atMs: ms,
    planVersion: count,
    alarms: z
      .array(z.object({ tenant: name, contact: name, queue: name, channel: name, sinceMs: ms }))
      .describe('urgent contacts nobody has yet, the oldest first'),
    queues: z.array(queueView),
    hubs: z.array(hubView),
    agents: z.array(agentView).describe('those signed in'),
  })
  .describe('everything a wallboard needs: a supervisor’s snapshot');

export const slotsView = z
  .object({ queue: name, tenant: name, slots: z.array(bookableSlot) })
  .describe('slots of a queue that can be booked');

export const senderView = z
  .object({ sender: name, highestN: count.describe('0: nothing was ever accepted from it') })
  .describe('how far a sender has numbered its commands');
