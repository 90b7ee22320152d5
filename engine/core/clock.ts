import type { Ms } from '../domain/units.js';
import type { QueueRecord } from './site-records.js';
import type { RouterState } from './state.js';

/** Reading of the queue's clock of routable time at an instant. */
export function readQueueClock(queue: QueueRecord, atMs: Ms): Ms {
  return queue.clockSinceMs === null ? queue.clockMs : queue.clockMs + Math.max(0, atMs - queue.clockSinceMs);
}

/** The instant at which the queue's clock will read `clockMs`, if it goes on as now; `null` while it stands. */
export function queueClockReachesAtMs(queue: QueueRecord, clockMs: Ms): Ms | null {
  return queue.clockSinceMs === null ? null : queue.clockSinceMs + (clockMs - queue.clockMs);
}

/** A queue that keeps its contacts while closed stops its clock; one that serves them out lets it run, unless it is an emergency. */
export function clockRuns(state: Readonly<RouterState>, queue: QueueRecord): boolean {
  if (queue.override !== null && queue.override.emergency !== null) return false;
  return queue.state === 'open' || state.index?.queues.get(queue.id)?.whenClosed === 'reject';
}
