import { isOpenAt, nextChangeMs } from '../domain/calendar.js';
import type { QueueOverrideEnded } from '../domain/events/door.js';
import type { Event } from '../domain/events.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import { readQueueClock } from './clock.js';
import type { QueueRecord } from './site-records.js';
import type { RouterState } from './state.js';

/** What the queue's calendar says of an instant. Without one it is always open. */
export function calendarOpens(state: Readonly<RouterState>, { calendar }: Queue, atMs: Ms): boolean {
  const compiled = calendar === null ? undefined : state.plan?.calendars[calendar];
  return calendar === null || (compiled !== undefined && isOpenAt(compiled, atMs));
}

/** The supervisor's word over a queue's door ends, and the door is as the calendar says at that instant. */
export function overrideEnded(
  state: Readonly<RouterState>,
  { queue, record }: { readonly queue: Queue; readonly record: QueueRecord },
  changedAtMs: Ms,
  { because, by }: Pick<QueueOverrideEnded, 'because' | 'by'>,
): readonly Event[] {
  const at = { queue: queue.id, tenant: queue.tenant, changedAtMs, clockMs: readQueueClock(record, changedAtMs) };
  return [{ type: 'queue.override-ended', ...at, because, by }, ...doorMoved(record, calendarOpens(state, queue, changedAtMs), at)];
}

/** The event of a door that is not as it should be. */
export function doorMoved(record: QueueRecord, open: boolean, at: Omit<QueueOverrideEnded, 'type' | 'because' | 'by'>): readonly Event[] {
  if (open === (record.state === 'open')) return [];
  return [{ type: open ? 'queue.opened' : 'queue.closed', ...at }];
}

/** When a closed queue opens next, as far as is known: by its calendar, not before the end of what a supervisor has said. `null`: unknown. */
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
