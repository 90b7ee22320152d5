import type { CommandOf } from '../../domain/commands.js';
import type { DoorOverride } from '../../domain/door.js';
import type { Event } from '../../domain/events.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { type Decision, reject } from '../decision.js';
import { doorMoved, overrideEnded } from '../door.js';
import { readQueueClock } from '../due/clock.js';
import { isBetweenPeople } from '../handover.js';
import { revoke } from '../revoke.js';
import type { QueueRecord } from '../state/site-records.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { liveOffersOf, ofContact, waitedOf } from '../subject.js';
import { entryOf } from './contact-move.js';
import { unknownQueue } from './unknown-queue.js';

interface AtQueue {
  readonly queue: Queue;
  readonly record: QueueRecord;
}

/** A supervisor opens or closes a queue over its calendar; the plan says what that means for waiting and new contacts. */
export function overrideDoor(state: Readonly<RouterState>, command: CommandOf<'queue.open' | 'queue.close'>, atMs: Ms): Decision {
  const at = queueOf(state, command);
  if ('code' in at) return at;
  const { untilMs, because, by } = command;
  const door = command.type === 'queue.open' ? 'open' : 'closed';
  return overridden(at, { door, emergency: null, to: null, untilMs, because, by }, atMs);
}

/** Closes a queue at once: offers are revoked, and waiting contacts are kept, rejected or moved. Urgent contacts stay and are served. */
export function closeInEmergency(state: Readonly<RouterState>, command: CommandOf<'queue.emergency-close'>, atMs: Ms): Decision {
  const at = queueOf(state, command);
  if ('code' in at) return at;
  const { waiting: emergency, untilMs, because, by } = command;
  const to = emergency === 'move' ? refuge(state, at.queue, command.to) : null;
  if (to !== null && 'code' in to) return to;
  const closing = overridden(at, { door: 'closed', emergency, to: to?.id ?? null, untilMs, because, by }, atMs);
  if ('code' in closing) return closing;
  const inside = [...state.contacts.values()].filter((contact) => contact.queue === at.queue.id && leaves(contact));
  const left = inside
    .sort((a, b) => a.ordinal - b.ordinal)
    .flatMap((contact) => [
      ...revoke(state, liveOffersOf(state, contact.offers), 'queue-closed'),
      ...evacuated(state, contact, { emergency, to: to?.id ?? null, by }, atMs),
    ]);
  return [...closing, ...left];
}

/** The calendar rules again. */
export function restoreDoor(state: Readonly<RouterState>, command: CommandOf<'queue.restore'>, atMs: Ms): Decision {
  const at = queueOf(state, command);
  if ('code' in at) return at;
  if (at.record.override === null) return reject('QUEUE_BY_CALENDAR', { queue: at.queue.id });
  return overrideEnded(state, at, atMs, command);
}

function queueOf(state: Readonly<RouterState>, command: { tenant?: string | undefined; queue: string }): AtQueue | Rejection {
  const queue = state.index?.queues.get(command.queue);
  const record = state.queues.get(command.queue);
  const tenant = command.tenant ?? '';
  if (queue === undefined || record === undefined || queue.tenant !== tenant) return unknownQueue(state, tenant, command.queue);
  return { queue, record };
}

function overridden({ queue, record }: AtQueue, override: DoorOverride, atMs: Ms): readonly Event[] | Rejection {
  if (override.untilMs !== null && override.untilMs <= atMs) return reject('COMMAND_INVALID', { field: 'untilMs', problem: 'has passed' });
  const at = { queue: queue.id, tenant: queue.tenant, changedAtMs: atMs, clockMs: readQueueClock(record, atMs) };
  return [{ type: 'queue.overridden', ...at, ...override }, ...doorMoved(record, override.door === 'open', at)];
}

/**
 * The queue that takes over the contacts of one that is cleared: of the same tenant, for all of its channels, and not being cleared itself.
 */
function refuge(state: Readonly<RouterState>, from: Queue, id: string | null): Queue | Rejection {
  if (id === null) return reject('COMMAND_INVALID', { field: 'to', problem: 'is missing; contacts are moved to a queue' });
  const queue = state.index?.queues.get(id);
  if (queue === undefined || queue.tenant !== from.tenant) return unknownQueue(state, from.tenant, id);
  const channel = from.channels.find((one) => !queue.channels.includes(one));
  if (channel !== undefined) return reject('CHANNEL_UNKNOWN', { queue: id, channel, channels: queue.channels });
  if (id === from.id || state.queues.get(id)?.override?.emergency != null)
    return reject('QUEUE_REFUSES', { queue: id, because: 'queue-closed' });
  return queue;
}

/** Whether the emergency clears the contact: not if it is urgent, or passed between agents. */
const leaves = (contact: LiveContact): boolean =>
  (contact.state === 'queued' || contact.state === 'offered') && contact.band !== 0 && !isBetweenPeople(contact);

function evacuated(
  state: Readonly<RouterState>,
  contact: LiveContact,
  { emergency, to, by }: Pick<DoorOverride, 'emergency' | 'to' | 'by'>,
  atMs: Ms,
): readonly Event[] {
  // A customer promised a callback is not on hold: the promise is kept when the queue opens.
  if (emergency === 'reject' && contact.callback === null)
    return [{ type: 'contact.rejected', ...ofContact(contact), because: 'queue-closed', waitedMs: waitedOf(contact, atMs) }];
  const entry = to === null ? null : entryOf(state, contact, { queue: to, place: 'keep', besides: true }, atMs);
  if (entry === null || 'code' in entry) return [];
  const { visit, visitAtMs, affinity } = contact;
  return [{ type: 'contact.moved', ...entry, visit, visitAtMs, affinity, skip: [], returnsTo: null, because: 'queue-closed', by }];
}
