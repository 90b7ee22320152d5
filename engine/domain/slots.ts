import { type CompiledCalendar, windowFrom } from './calendar.js';
import type { CalendarId } from './ids.js';
import type { Ms } from './units.js';

/** A half-open period in which a limited number of contacts may be promised an agent. */
export interface Slot {
  readonly fromMs: Ms;
  readonly untilMs: Ms;
  readonly capacity: number;
}

/** A slot, with the number of places taken. */
export interface BookableSlot extends Slot {
  readonly booked: number;
}

/** The slots of a queue. */
export interface Slots {
  /** Slots of `everyMs` from each of its openings on, as long as they end before it closes; `null`: only those listed. */
  readonly calendar: CalendarId | null;
  readonly everyMs: Ms;
  readonly capacity: number;
  /** By their beginning. One replaces a slot of the calendar that begins at the same instant. */
  readonly listed: readonly Slot[];
  /** A booked contact is at least this urgent from its slot on; `null`: unchanged. */
  readonly band: number | null;
  /** How far ahead one may book. */
  readonly aheadMs: Ms;
}

/** The slots that begin within a half-open period, in order, up to a number. */
export function slotsIn(
  calendars: Readonly<Record<CalendarId, CompiledCalendar>>,
  slots: Slots,
  fromMs: Ms,
  untilMs: Ms,
  most: number,
): readonly Slot[] {
  const calendar = slots.calendar === null ? undefined : calendars[slots.calendar];
  const listed = slots.listed.filter((slot) => slot.fromMs >= fromMs && slot.fromMs < untilMs);
  const own = new Set(listed.map((slot) => slot.fromMs));
  const regular = calendar === undefined ? [] : slotsOf(calendar, slots, fromMs, untilMs, most + listed.length);
  const all = [...listed, ...regular.filter((slot) => !own.has(slot.fromMs))];
  return all.sort((a, b) => a.fromMs - b.fromMs).slice(0, most);
}

function slotsOf(calendar: CompiledCalendar, { everyMs, capacity }: Slots, fromMs: Ms, untilMs: Ms, most: number): readonly Slot[] {
  const found: Slot[] = [];
  for (
    let window = windowFrom(calendar, fromMs);
    window !== undefined && window.openMs < untilMs;
    window = windowFrom(calendar, window.closeMs)
  ) {
    const { openMs, closeMs } = window;
    const passed = Math.max(0, Math.ceil((fromMs - openMs) / everyMs));
    for (let at = openMs + passed * everyMs; at + everyMs <= closeMs && at < untilMs; at += everyMs) {
      if (found.length === most) return found;
      found.push({ fromMs: at, untilMs: at + everyMs, capacity });
    }
  }
  return found;
}
