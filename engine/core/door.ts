import { isOpenAt, nextChangeMs } from '../domain/calendar.js';
import type { QueueOverrideEnded } from '../domain/events/door.js';
import type { Event } from '../domain/events.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import { readQueueClock } from './due/clock.js';
import type { QueueRecord } from './state/site-records.js';
import type { RouterState } from './state/state.js';

/** Whether the queue's calendar is open at an instant. Without a calendar it is always open. */
export function calendarOpens(state: Readonly<RouterState>, { calendar }: Queue, atMs: Ms): boolean {
  const compiled = calendar === null ? undefined : state.plan?.calendars[calendar];
  return calendar === null || (compiled !== undefined && isOpenAt(compiled, atMs));
}

/** Ends a supervisor's override of a queue's door; the door then follows the calendar at that instant. */
export function overrideEnded(
  state: Readonly<RouterState>,
  { queue, record }: { readonly queue: Queue; readonly record: QueueRecord },
  changedAtMs: Ms,
  { because, by }: Pick<QueueOverrideEnded, 'because' | 'by'>,
): readonly Event[] {
  const at = { queue: queue.id, tenant: queue.tenant, changedAtMs, clockMs: readQueueClock(record, changedAtMs) };
  return [{ type: 'queue.override-ended', ...at, because, by }, ...doorMoved(record, calendarOpens(state, queue, changedAtMs), at)];
}

/** The event that corrects a door that is not as it should be. */
export function doorMoved(record: QueueRecord, open: boolean, at: Omit<QueueOverrideEnded, 'type' | 'because' | 'by'>): readonly Event[] {
  if (open === (record.state === 'open')) return [];
  return [{ type: open ? 'queue.opened' : 'queue.closed', ...at }];
}

/** When a closed queue opens next: by its calendar, but not before the end of a supervisor's override. `null`: unknown. */
export function opensAtMs(state: Readonly<RouterState>, id: string, atMs: Ms): Ms | null {
  const queue = state.index?.queues.get(id);
  const override = state.queues.get(id)?.override ?? null;
  const fromMs = override === null ? atMs : override.untilMs;
  if (queue === undefined || fromMs === null) return null;
  if (override !== null && calendarOpens(state, queue, fromMs)) return fromMs;
  const compiled = queue.calendar === null ? undefined : state.plan?.calendars[queue.calendar];
  const nextMs = compiled === undefined ? null : nextChangeMs(compiled, fromMs);
  return nextMs !== null && calendarOpens(state, queue, nextMs) ? nextMs : null;
}
