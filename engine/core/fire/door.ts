import type { Event } from '../../domain/events.js';
import { overrideEnded } from '../door.js';
import type { Deadline } from '../due/deadlines.js';
import type { RouterState } from '../state/state.js';

/** A supervisor's override of a queue's door ends. */
export function endOverride(state: Readonly<RouterState>, { id, dueMs }: Deadline): readonly Event[] {
  const queue = state.index?.queues.get(id);
  const record = state.queues.get(id);
  return queue === undefined || record === undefined ? [] : overrideEnded(state, { queue, record }, dueMs, { because: 'due', by: null });
}

export const endSuspension = (hub: string): readonly Event[] => [{ type: 'hub.resumed', hub, because: 'due', by: null }];
