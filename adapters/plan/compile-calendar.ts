import { type CompiledCalendar, type Hours, type Window, windowsOn } from '@signalbox/engine/plan';
import { Temporal } from 'temporal-polyfill';
import { wallClock } from './wall-clock.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A calendar reaches at least this far: a year with its holidays, and a month in which to extend it. */
export const HORIZON_DAYS_MIN = 400;
export const HORIZON_DAYS_MAX = 4_000;

export interface Span {
  /** The calendar begins a day before. */
  readonly nowMs: number;
  /** Days from `nowMs` to its end; 400 unless stated, never less. */
  readonly horizonDays?: number;
}

/** Whether the host's time-zone rules know a zone. A bare offset (`+01:00`) is not a zone: it has no summer time. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Version of the time-zone rules Node was built with. */
export const tzdataVersion = (): string => process.versions['tz'] ?? 'unknown';

/**
 * Turns opening hours, or the hours of a shift, into sorted instants: open, close, open, close … Windows that touch or overlap are merged.
 */
export function compileCalendar(id: string, hours: Hours, { nowMs, horizonDays = HORIZON_DAYS_MIN }: Span): CompiledCalendar {
  const days = Math.min(HORIZON_DAYS_MAX, Math.max(HORIZON_DAYS_MIN, horizonDays));
  const fromMs = nowMs - DAY_MS;
  const horizonMs = nowMs + days * DAY_MS;
  // A window of the day before may run over midnight into the period, and one of its last day out of it.
  const clock = wallClock(hours.zone, { fromMs: fromMs - 3 * DAY_MS, untilMs: horizonMs + 3 * DAY_MS });
  const localDay = (atMs: number): number => Math.floor(clock.shownMs(atMs) / DAY_MS);
  const last = localDay(horizonMs);
  const instantsMs: number[] = [];
  const breaksMs: number[] = [];
  for (let day = localDay(fromMs) - 1; day <= last; day++) {
    const add = (to: number[], { fromMinute, untilMinute }: Window): void => {
      const openMs = Math.max(fromMs, clock.firstInstantMs(day * DAY_MS + fromMinute * MINUTE_MS));
      const closeMs = Math.min(horizonMs, clock.firstInstantMs(day * DAY_MS + untilMinute * MINUTE_MS));
      if (openMs < closeMs) addInterval(to, openMs, closeMs);
    };
    for (const window of windowsOn(hours, day)) add(instantsMs, window);
    for (const pause of hours.breaks) add(breaksMs, pause);
  }
  return { id, instantsMs: without(instantsMs, breaksMs), horizonMs, tzdata: tzdataVersion() };
}

/** The parts of the first intervals outside the second ones; both are sorted and half-open. */
function without(instantsMs: readonly number[], breaksMs: readonly number[]): readonly number[] {
  if (breaksMs.length === 0) return instantsMs;
  const left: number[] = [];
  let next = 0;
  for (let at = 0; at < instantsMs.length; at += 2) {
    let [fromMs, untilMs] = instantsMs.slice(at, at + 2) as [number, number];
    while ((breaksMs[next + 1] ?? Number.POSITIVE_INFINITY) <= fromMs) next += 2;
    for (let pause = next; (breaksMs[pause] ?? untilMs) < untilMs; pause += 2) {
      const [beginMs, endMs] = breaksMs.slice(pause, pause + 2) as [number, number];
      if (beginMs > fromMs) left.push(fromMs, beginMs);
      fromMs = Math.max(fromMs, endMs);
    }
    if (fromMs < untilMs) left.push(fromMs, untilMs);
  }
  return left;
}

/** Intervals arrive in order of their beginnings, except that an exception's window may begin before yesterday's has ended. */
function addInterval(instantsMs: number[], openMs: number, closeMs: number): void {
  const lastCloseMs = instantsMs.at(-1);
  if (lastCloseMs !== undefined && openMs <= lastCloseMs) instantsMs[instantsMs.length - 1] = Math.max(lastCloseMs, closeMs);
  else instantsMs.push(openMs, closeMs);
}

/**
 * Compiles the calendars of a plan, and the shifts of a roster, again for a later period, for `calendar.extend`. Returns only those that
 * would end later than they do; calendars without hours of their own (given compiled) cannot be extended and are left out.
 */
export function extendCalendars(
  hours: ReadonlyMap<string, Hours>,
  current: Readonly<Record<string, CompiledCalendar>>,
  span: Span,
): readonly CompiledCalendar[] {
  return [...hours].flatMap(([id, one]) => {
    const present = Object.hasOwn(current, id) ? current[id] : undefined;
    const compiled = compileCalendar(id, one, span);
    return present !== undefined && compiled.horizonMs > present.horizonMs ? [compiled] : [];
  });
}
