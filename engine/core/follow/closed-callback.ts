import type { Awaited } from '../../domain/events/aside.js';
import type { CallbackRequested } from '../../domain/events/callback.js';
import type { Event } from '../../domain/events.js';
import type { QueueId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { comeBack, setAside } from '../aside.js';
import { opensAtMs } from '../door.js';
import { isBetweenPeople } from '../handover.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { ofContact } from '../subject.js';
import { NOTHING } from './news.js';

/**
 * Whether customers on hold in the queue on this channel are called back because the queue is closed. Emergency closing has its own rule.
 */
export function promisesCalls(state: Readonly<RouterState>, queue: QueueId, channel: string): boolean {
  const record = state.queues.get(queue);
  const promises = state.index?.queues.get(queue)?.whenClosed === 'callback' && state.plan?.channels[channel]?.urgency === 'live';
  return promises && record?.state === 'closed' && record.override?.emergency == null;
}

/** Until the queue opens; if that is unknown, for as long as a contact may be set aside. */
export const untilOpening = (state: Readonly<RouterState>, queue: QueueId, atMs: Ms): Awaited => {
  const latestMs = atMs + LIMITS.asideMs;
  return { because: 'opening', untilMs: Math.min(opensAtMs(state, queue, atMs) ?? latestMs, latestMs) };
};

/**
 * When a queue closes over callers on hold, they hang up and will be called back in their places when it opens. When it opens, on schedule
 * or early, they come back.
 */
export function callBackOverClosing(state: Readonly<RouterState>, atMs: Ms): readonly Event[] {
  const promising = state.index?.callbackQueues ?? NOTHING;
  if (promising.length === 0 && state.awaitingOpening.size === 0) return NOTHING;
  const shut = promising.filter(({ id }) => state.queues.get(id)?.state === 'closed');
  const closed = shut.flatMap(({ id }) =>
    state.queues.get(id)?.waiting === 0 ? [] : [...state.waiting].filter((contact) => contact.queue === id && holdsTheLine(state, contact)),
  );
  if (closed.length > 0) return closed.flatMap((contact) => promised(state, contact, atMs));
  return opened(state).flatMap((contact) => comeBack(state, contact, 'opened', Math.min(contact.aside?.untilMs ?? atMs, atMs), atMs));
}

const holdsTheLine = (state: Readonly<RouterState>, contact: LiveContact): boolean =>
  contact.band !== 0 && contact.callback === null && !isBetweenPeople(contact) && promisesCalls(state, contact.queue, contact.channel);

function promised(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): readonly Event[] {
  const request: CallbackRequested = { type: 'contact.callback-requested', ...ofContact(contact), because: 'queue-closed' };
  return [request, ...setAside(state, contact, { ...untilOpening(state, contact.queue, atMs), keepsPlace: true }, atMs)];
}

const opened = (state: Readonly<RouterState>): readonly LiveContact[] =>
  [...state.awaitingOpening].filter(({ queue }) => state.queues.get(queue)?.state === 'open').sort((a, b) => a.ordinal - b.ordinal);
