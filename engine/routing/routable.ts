import { opensAtMs } from '../core/door.js';
import { clockRuns } from '../core/due/clock.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import type { Aside, AsideCause } from '../domain/events/aside.js';
import type { AdapterId } from '../domain/ids.js';
import type { NotRoutable } from '../views.js';

/**
 * Whether a waiting contact may be offered at all. A closed queue that keeps its contacts offers none; a closed queue that turns new
 * contacts away still serves those inside, except in an emergency; band 0 ignores closing. If the adapter that brought the contact is gone,
 * there is nothing to connect an agent to.
 */
export function isRoutable(state: Readonly<RouterState>, contact: LiveContact): boolean {
  if (contact.adapter !== null && isAway(state, contact.adapter)) return false;
  if (contact.band === 0) return true;
  const queue = state.queues.get(contact.queue);
  return queue !== undefined && clockRuns(state, queue);
}

const isAway = (state: Readonly<RouterState>, adapter: AdapterId): boolean => state.adapters.get(adapter)?.state === 'disconnected';

/** Why a waiting contact may not be offered at all; `undefined`: it may, or an agent has it. */
export function whyNotRoutable(state: Readonly<RouterState>, contact: LiveContact): NotRoutable | undefined {
  const { contact: id, queue, aside, adapter } = contact;
  if (aside !== null) return { reason: aside.because, because: `${id} ${AWAITS[aside.because](aside)}`, untilMs: aside.untilMs };
  if (contact.state !== 'queued' || isRoutable(state, contact)) return undefined;
  if (adapter !== null && isAway(state, adapter))
    return { reason: 'adapter-lost', because: `the adapter ${adapter} that brought ${id} is away`, untilMs: null };
  return {
    reason: 'queue-closed',
    because: `${queue} is closed and keeps ${id} until it opens`,
    untilMs: opensAtMs(state, queue, state.atMs),
  };
}

const AWAITS: Readonly<Record<AsideCause, (aside: Aside) => string>> = {
  parked: ({ untilMs, reply }) => `is set aside until ${untilMs}${reply ? ' or until the customer answers' : ''}`,
  'not-before': ({ untilMs }) => `is not to be offered before ${untilMs}`,
  callback: ({ untilMs }) => `is to be called back at ${untilMs}`,
  retry: ({ untilMs }) => `was not reached and is called again at ${untilMs}`,
  opening: ({ untilMs }) => `is called back when its queue opens, at the latest at ${untilMs}`,
  slot: ({ untilMs }) => `has booked the slot that begins at ${untilMs}`,
  signal: ({ untilMs }) => `waits for a signal until ${untilMs}`,
  window: ({ untilMs }) => `is outside the calling window until ${untilMs}`,
  attempts: ({ untilMs }) => `has been called as often as it may be in one day and is called no more before ${untilMs}`,
};
