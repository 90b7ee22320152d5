import { type CompiledCalendar, type Hours, type Window, windowsOn } from '@signalbox/engine';
import { Temporal } from 'temporal-polyfill';

const DAY_MS = 86_400_000;
/** A calendar reaches at least this far: a year with its holidays, and a month to extend it in. */
export const HORIZON_DAYS_MIN = 400;
export const HORIZON_DAYS_MAX = 4_000;

export interface Span {
  /** The calendar begins a day before. */
  readonly nowMs: number;
  /** Days from `nowMs` to its end; 400 unless stated, never less. */
  readonly horizonDays?: number;
}

/** Whether the host's time-zone rules know a zone. A bare offset (`+01:00`) is none: it has no summer. */
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
 * The first instant at which the clocks of a zone show a local time, or have jumped past it. So a window that begins in the hour
 * that spring skips begins when the clocks jump, and where autumn shows an hour twice the first counts. Local times keep their order.
 */
function firstInstantMs(local: Temporal.PlainDateTime, zone: string): number {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  const jump = earlier.getTimeZoneTransition('next');
  return (jump ?? earlier).epochMilliseconds;
}

function atMinute(day: Temporal.PlainDate, minute: number, zone: string): number {
  const date = day.add({ days: Math.floor(minute / 1_440) });
  const time = Temporal.PlainTime.from({ hour: Math.floor((minute % 1_440) / 60), minute: minute % 60 });
  return firstInstantMs(date.toPlainDateTime(time), zone);
}

/** Turns opening hours, or the hours of a shift, into sorted instants: open, close, open, close … Windows that touch or overlap become one. */
export function compileCalendar(id: string, hours: Hours, { nowMs, horizonDays = HORIZON_DAYS_MIN }: Span): CompiledCalendar {
  const days = Math.min(HORIZON_DAYS_MAX, Math.max(HORIZON_DAYS_MIN, horizonDays));
  const fromMs = nowMs - DAY_MS;
  const horizonMs = nowMs + days * DAY_MS;
  const localDate = (atMs: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(hours.zone).toPlainDate();
  // A window of the day before may run over midnight into the span.
  const last = localDate(horizonMs);
  const instantsMs: number[] = [];
  const breaksMs: number[] = [];
  for (let day = localDate(fromMs).subtract({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const add = (to: number[], { fromMinute, untilMinute }: Window): void => {
      const openMs = Math.max(fromMs, atMinute(day, fromMinute, hours.zone));
      const closeMs = Math.min(horizonMs, atMinute(day, untilMinute, hours.zone));
      if (openMs < closeMs) addInterval(to, openMs, closeMs);
    };
    for (const window of windowsOn(hours, epochDays(day))) add(instantsMs, window);
    for (const pause of hours.breaks) add(breaksMs, pause);
  }
  return { id, instantsMs: without(instantsMs, breaksMs), horizonMs, tzdata: tzdataVersion() };
}

const epochDays = (day: Temporal.PlainDate): number => Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'day' }).days;

/** What is left of the first intervals outside the second ones; both are sorted and half-open. */
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

/** Intervals come in the order of their beginnings, except that an exception's window may begin before yesterday's has ended. */
function addInterval(instantsMs: number[], openMs: number, closeMs: number): void {
  const lastCloseMs = instantsMs.at(-1);
  if (lastCloseMs !== undefined && openMs <= lastCloseMs) instantsMs[instantsMs.length - 1] = Math.max(lastCloseMs, closeMs);
  else instantsMs.push(openMs, closeMs);
}

/**
 * Compiles the calendars of a plan, and the shifts of a roster, again for a later span, for `calendar.extend`. Only those that would end later than they do
 * are returned; calendars without hours of their own (given compiled) cannot be extended and are left out.
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
