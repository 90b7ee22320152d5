import type { CommandOf } from '../../domain/commands.js';
import type { Affinity, ContactQueued, ContactRejected, ContactSubject } from '../../domain/events/contact.js';
import { contactKey } from '../../domain/ids.js';
import { own } from '../../domain/own.js';
import type { Plan } from '../../domain/plan.js';
import type { RoutingPolicy } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { readQueueClock } from '../clock.js';
import { type Decision, reject } from '../decision.js';
import { placeOf, spanEndsAtMs } from '../place.js';
import type { QueueRecord, RouterState } from '../state.js';
import { findContact } from '../subject.js';
import { requirementOf } from './requirement.js';

type Enqueue = CommandOf<'contact.enqueue'>;

/** A contact arrives. It is queued in its place, or turned away where the queue is closed or full; band 0 is never turned away. */
export function enqueueContact(state: Readonly<RouterState>, command: Enqueue, atMs: Ms): Decision {
  const { plan, index } = state;
  if (plan === null || index === null) return reject('PLAN_MISSING');
  const tenant = command.tenant ?? '';
  const queue = index.queues.get(command.queue);
  const record = state.queues.get(command.queue);
  if (queue === undefined || record === undefined || queue.tenant !== tenant)
    return reject('QUEUE_UNKNOWN', { tenant, queue: command.queue, nearest: null });
  const policy = own(queue.policies, command.channel);
  if (policy === undefined) return reject('CHANNEL_UNKNOWN', { queue: queue.id, channel: command.channel, channels: queue.channels });
  const present = findContact(state, tenant, command.contact);
  if (present !== undefined) return reject('CONTACT_EXISTS', { contact: command.contact, state: present.state });
  const requirement = requirementOf(plan, index, policy, command);
  if ('code' in requirement) return requirement;

  const subject: ContactSubject = {
    tenant,
    contact: command.contact,
    ordinal: state.lastContactOrdinal + 1,
    queue: queue.id,
    channel: command.channel,
  };
  const band = command.band ?? policy.band;
  const turnedAway = band === 0 ? undefined : whyTurnedAway(state, queue, record);
  if (turnedAway !== undefined) return [{ type: 'contact.rejected', ...subject, because: turnedAway }];
  const enteredClockMs = readQueueClock(record, atMs);
  const next = policy.steps[1];
  return [
    {
      type: 'contact.queued',
      ...subject,
      visit: 1,
      ...placeOf(plan, queue, policy, { rankFromMs: atMs, band, priority: command.priority }),
      requirement,
      customer: command.customer,
      attributes: command.attributes,
      adapter: command.adapter,
      affinity: affinityOf(state, plan, queue, policy, command, atMs),
      visitAtMs: atMs,
      enteredClockMs,
      nextStepClockMs: next === undefined ? null : enteredClockMs + next.afterMs,
    } satisfies ContactQueued,
  ];
}

export function whyTurnedAway(state: Readonly<RouterState>, queue: Queue, record: QueueRecord): ContactRejected['because'] | undefined {
  if (record.state === 'closed' && queue.whenClosed === 'reject') return 'queue-closed';
  if (queue.waitingMax !== null && record.waiting >= queue.waitingMax) return 'queue-full';
  return state.contacts.size >= LIMITS.contacts ? 'box-full' : undefined;
}

/** The agent who had this customer last, as far as the policy prefers that agent. */
function affinityOf(
  state: Readonly<RouterState>,
  plan: Plan,
  queue: Queue,
  policy: RoutingPolicy,
  { tenant, customer }: Enqueue,
  atMs: Ms,
): Affinity | null {
  if (policy.lastAgent === null || customer === null) return null;
  const remembered = state.customers.get(contactKey(tenant ?? '', customer));
  if (remembered === undefined || !state.agents.has(remembered.agent)) return null;
  const { mode, limitMs, clock } = policy.lastAgent;
  return { agent: remembered.agent, mode, untilMs: spanEndsAtMs(plan, queue, atMs, limitMs, clock) };
}
