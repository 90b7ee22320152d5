import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import type { Deadline } from '../due/deadlines.js';
import { nextTargetOf } from '../due/next-target.js';
import { crossing } from '../follow/threshold.js';
import type { RouterState } from '../state/state.js';
import { ofContact } from '../subject.js';

/** A contact's target is at risk, or missed. */
export function fireTarget(state: Readonly<RouterState>, { ordinal }: Deadline): readonly Event[] {
  const contact = state.contacts.get(ordinal);
  const next = contact === undefined ? null : nextTargetOf(state, contact);
  if (contact === undefined || next === null) return [];
  const { type, end, targetDueMs } = next;
  return [{ type, ...ofContact(contact), end, targetDueMs }];
}

/** A contact has waited longer than the queue's threshold. */
export function fireOldest(state: Readonly<RouterState>, { ordinal }: Deadline, atMs: Ms): readonly Event[] {
  const contact = state.contacts.get(ordinal);
  const queue = contact === undefined ? undefined : state.index?.queues.get(contact.queue);
  const threshold = queue?.thresholds.oldest ?? null;
  if (contact === undefined || queue === undefined || threshold === null) return [];
  return [crossing(queue, 'oldest', 'up', atMs - contact.rankFromMs, threshold.over)];
}
