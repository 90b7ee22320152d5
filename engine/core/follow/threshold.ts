import type { QueueThresholdCrossed } from '../../domain/events/alarm.js';
import type { QueueId } from '../../domain/ids.js';
import type { Queue, ThresholdMeasure } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { QueueRecord } from '../state/site-records.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { movesIn, type News, NOTHING } from './news.js';

/** The first millisecond at which this contact alone crosses the queue's threshold of long waits; `null`: never, or it is crossed. */
export function oldestDueMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  const threshold = state.index?.queues.get(contact.queue)?.thresholds.oldest ?? null;
  if (threshold === null || (contact.state !== 'queued' && contact.state !== 'offered')) return null;
  return state.queues.get(contact.queue)?.crossed.includes('oldest') ? null : contact.rankFromMs + threshold.over + 1;
}

/** The earliest `rankFromMs` of the contacts queued or offered; `null`: nobody waits. Stops at the first one from before `enoughMs`. */
export function oldestFromMs(state: Readonly<RouterState>, queue: QueueId, enoughMs: Ms): Ms | null {
  let oldest: Ms | null = null;
  const older = (contact: LiveContact | undefined): boolean => {
    if (contact?.queue === queue && (oldest === null || contact.rankFromMs < oldest)) oldest = contact.rankFromMs;
    return oldest !== null && oldest < enoughMs;
  };
  for (const contact of state.waiting) if (older(contact)) return oldest;
  for (const offer of state.offers.values()) if (offer.state === 'live' && older(state.contacts.get(offer.ordinal))) return oldest;
  return oldest;
}

export const crossing = (
  { id, tenant }: Queue,
  measure: ThresholdMeasure,
  direction: 'up' | 'down',
  value: number,
  limit: number | null,
): QueueThresholdCrossed => ({ type: 'queue.threshold-crossed', queue: id, tenant, measure, direction, value, limit });

function ofWaiting({ crossed, waiting }: QueueRecord, queue: Queue): QueueThresholdCrossed | undefined {
  const { waiting: threshold } = queue.thresholds;
  const lit = crossed.includes('waiting');
  if (threshold === null) return lit ? crossing(queue, 'waiting', 'down', waiting, null) : undefined;
  if (!lit && waiting > threshold.over) return crossing(queue, 'waiting', 'up', waiting, threshold.over);
  return lit && waiting <= threshold.until ? crossing(queue, 'waiting', 'down', waiting, threshold.until) : undefined;
}

/** Crossing upwards is a deadline of the contact that waits too long; only crossing downwards follows from contacts leaving. */
function ofOldest(state: Readonly<RouterState>, record: QueueRecord, queue: Queue, atMs: Ms): QueueThresholdCrossed | undefined {
  const { oldest: threshold } = queue.thresholds;
  if (!record.crossed.includes('oldest')) return undefined;
  const limit = threshold?.until ?? null;
  const fromMs = oldestFromMs(state, queue.id, limit === null ? atMs : atMs - limit);
  const value = fromMs === null ? 0 : Math.max(0, atMs - fromMs);
  return limit === null || value <= limit ? crossing(queue, 'oldest', 'down', value, limit) : undefined;
}

/** Thresholds crossed by what has just happened. */
export function crossThresholds(state: Readonly<RouterState>, atMs: Ms, news: News): readonly QueueThresholdCrossed[] {
  const queues = state.index?.thresholdQueues ?? NOTHING;
  if (queues.length === 0) return NOTHING;
  const events: QueueThresholdCrossed[] = [];
  for (const queue of queues) {
    const record = state.queues.get(queue.id);
    if (record === undefined || !movesIn(news, queue.id)) continue;
    const waiting = ofWaiting(record, queue);
    if (waiting !== undefined) events.push(waiting);
    const oldest = ofOldest(state, record, queue, atMs);
    if (oldest !== undefined) events.push(oldest);
  }
  return events;
}

/** Clears alarms for which a new plan has no threshold. */
export function putOut(state: Readonly<RouterState>, queues: readonly Queue[]): readonly QueueThresholdCrossed[] {
  return queues.flatMap((queue) =>
    (state.queues.get(queue.id)?.crossed ?? [])
      .filter((measure) => queue.thresholds[measure] === null)
      .map((measure) => crossing(queue, measure, 'down', 0, null)),
  );
}
