import type { CalendarId } from './ids.js';
import type { Ms } from './units.js';

/**
 * Opening hours, compiled by the host from zone, week and holidays into instants, so that the core knows no time zones.
 * `instantsMs` is sorted and alternates open, close, open, close …; intervals are half-open: open at its first
 * millisecond, closed at its last. Before the first instant and from `horizonMs` on the calendar is closed.
 */
export interface CompiledCalendar {
  readonly id: CalendarId;
  readonly instantsMs: readonly Ms[];
  readonly horizonMs: Ms;
  /** Version of the time-zone rules it was compiled with, e.g. `2026a`. */
  readonly tzdata: string;
}

/** How many instants lie at or before `atMs` (binary search); odd means open. */
function passed(calendar: CompiledCalendar, atMs: Ms): number {
  let low = 0;
  let high = calendar.instantsMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((calendar.instantsMs[middle] as Ms) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The open period that contains an instant, or the next one; `undefined`: none follows. */
export function windowFrom(calendar: CompiledCalendar, atMs: Ms): { readonly openMs: Ms; readonly closeMs: Ms } | undefined {
  const count = passed(calendar, atMs);
  const [openMs, closeMs] = calendar.instantsMs.slice(count - (count % 2), count - (count % 2) + 2);
  return openMs === undefined || closeMs === undefined ? undefined : { openMs, closeMs };
}

export function isOpenAt(calendar: CompiledCalendar, atMs: Ms): boolean {
  return atMs < calendar.horizonMs && passed(calendar, atMs) % 2 === 1;
}

/** The next instant after `atMs` at which the calendar opens, closes or ends; `null` past the horizon. */
export function nextChangeMs(calendar: CompiledCalendar, atMs: Ms): Ms | null {
  if (atMs >= calendar.horizonMs) return null;
  const next = calendar.instantsMs[passed(calendar, atMs)];
  return next === undefined || next > calendar.horizonMs ? calendar.horizonMs : next;
}

/**
 * The instant at which `openMs` of open time have passed since `fromMs`. If the horizon comes first, the rest is added to the horizon: a
 * distant date is better than none.
 */
export function addOpenMs(calendar: CompiledCalendar, fromMs: Ms, openMs: Ms): Ms {
  let left = openMs;
  let at = fromMs;
  for (let next = nextChangeMs(calendar, at); next !== null; next = nextChangeMs(calendar, at)) {
    if (isOpenAt(calendar, at)) {
      if (next - at >= left) return at + left;
      left -= next - at;
    }
    at = next;
  }
  return at + left;
}
