import type { ConditionMeasure } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { LiveContact, RouterState } from '../state/state.js';

/** The key of a queue's condition, as in the queue record's list of those that hold. */
export const conditionKey = (channel: string, step: number, measure: ConditionMeasure): string => `${channel}/${step}/${measure}`;

/**
 * The first millisecond at which this contact alone makes a condition on the longest wait hold; `null`: never, or they all hold already.
 */
export function conditionDueMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  if (state.index === null || state.index.conditionalSteps.length === 0) return null;
  if (contact.state !== 'queued' && contact.state !== 'offered') return null;
  const held = state.queues.get(contact.queue)?.conditions ?? [];
  let dueMs: Ms | null = null;
  for (const { queue, channel, step, when } of state.index.conditionalSteps) {
    if (queue.id !== contact.queue) continue;
    for (const { measure, over } of when.thresholds)
      if (measure === 'oldest' && !held.includes(conditionKey(channel, step, measure)))
        dueMs = Math.min(dueMs ?? Number.MAX_SAFE_INTEGER, contact.rankFromMs + over + 1);
  }
  return dueMs;
}
