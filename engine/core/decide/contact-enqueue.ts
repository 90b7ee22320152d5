import type { CommandOf } from '../../domain/commands.js';
import type { ContactQueued, ContactRejected, ContactSubject } from '../../domain/events/contact.js';
import type { Event } from '../../domain/events.js';
import { own } from '../../domain/own.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { affinityOf } from '../affinity.js';
import { asideOnArrival } from '../aside.js';
import { readQueueClock } from '../clock.js';
import { type Decision, reject } from '../decision.js';
import { placeOf } from '../place.js';
import type { QueueRecord, RouterState } from '../state.js';
import { findContact } from '../subject.js';
import { awaitedOf } from './contact-park.js';
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
  const awaited = awaitedOf(command, atMs);
  if (awaited !== undefined && 'code' in awaited) return awaited;

  const subject: ContactSubject = {
    tenant,
    contact: command.contact,
    ordinal: state.lastContactOrdinal + 1,
    queue: queue.id,
    channel: command.channel,
  };
  const band = command.band ?? policy.band;
  const turnedAway = band === 0 ? undefined : whyTurnedAway(state, queue, record, awaited !== undefined);
  if (turnedAway !== undefined) return [{ type: 'contact.rejected', ...subject, because: turnedAway }];
  const enteredClockMs = readQueueClock(record, atMs);
  const next = policy.steps[1];
  const events: Event[] = [
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
      link: null,
      visitAtMs: atMs,
      enteredClockMs,
      nextStepClockMs: next === undefined ? null : enteredClockMs + next.afterMs,
    } satisfies ContactQueued,
  ];
  if (awaited !== undefined) events.push(asideOnArrival(subject, awaited, atMs));
  return events;
}

/** A contact that comes to wait for later is not kept out by what is so now. */
export function whyTurnedAway(
  state: Readonly<RouterState>,
  queue: Queue,
  record: QueueRecord,
  forLater = false,
): ContactRejected['because'] | undefined {
  if (state.contacts.size >= LIMITS.contacts) return 'box-full';
  if (forLater) return undefined;
  if (record.state === 'closed' && queue.whenClosed === 'reject') return 'queue-closed';
  if (queue.waitingMax !== null && record.waiting >= queue.waitingMax) return 'queue-full';
  return undefined;
}
