import type { QueueConditionChanged } from '../../domain/events/condition.js';
import { conditionKey } from '../due/condition-due.js';
import { watch } from '../due/due.js';
import type { RouterState } from '../state/state.js';
import { found } from './move.js';

/** Once a condition no longer holds, contacts still waiting may make it hold again. */
export function applyCondition(state: RouterState, { queue: id, channel, step, measure, holds }: QueueConditionChanged): void {
  const queue = found(state.queues.get(id), 'queue', id);
  const key = conditionKey(channel, step, measure);
  const others = queue.conditions.filter((one) => one !== key);
  queue.conditions = holds ? [...others, key].sort() : others;
  if (measure !== 'oldest' || holds) return;
  for (const contact of state.contacts.values()) if (contact.queue === id) watch(state, 'condition', contact.contact, contact.ordinal);
}
