import type { Event } from './events.js';
import type { AgentId } from './ids.js';

/** The agent who asks, where the event says how a consult or consultative transfer stands. */
export const askerOf = (event: Event): AgentId | null => ('asker' in event ? (event.asker ?? null) : null);

/** The event as it would be if nobody asked. */
export function withoutAsker(event: Event): Event {
  if (!('asker' in event)) return event;
  const { asker: _, ...rest } = event;
  return rest;
}
