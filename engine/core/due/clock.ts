import type { Ms } from '../../domain/units.js';
import type { QueueRecord } from '../state/site-records.js';
import type { RouterState } from '../state/state.js';

/** The queue's clock of routable time at an instant. */
export function readQueueClock(queue: QueueRecord, atMs: Ms): Ms {
  return queue.clockSinceMs === null ? queue.clockMs : queue.clockMs + Math.max(0, atMs - queue.clockSinceMs);
}

/** When the queue's clock will read `clockMs` if it keeps running; `null` while it is stopped. */
export function queueClockReachesAtMs(queue: QueueRecord, clockMs: Ms): Ms | null {
  return queue.clockSinceMs === null ? null : queue.clockSinceMs + (clockMs - queue.clockMs);
}

/**
 * Whether the queue's clock runs. A closed queue that keeps its contacts stops it; one that serves them out lets it run, except in an
 * emergency.
 */
export function clockRuns(state: Readonly<RouterState>, queue: QueueRecord): boolean {
  if (queue.override !== null && queue.override.emergency !== null) return false;
  return queue.state === 'open' || state.index?.queues.get(queue.id)?.whenClosed === 'reject';
}
