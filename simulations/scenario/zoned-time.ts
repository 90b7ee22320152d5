import { Temporal } from 'temporal-polyfill';

const DAY_MINUTES = 1_440;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** One day of a zone's calendar: 23 or 25 hours long when the clocks change. */
export interface LocalDay {
  /** `2026-03-11` */
  readonly date: string;
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  readonly fromMs: number;
  readonly toMs: number;
  /**
   * The instant at which the zone's clocks show a minute of the day, or the corresponding time after it if they skip it; minutes over 1,440
   * are on the following days.
   */
  atMinute(minute: number): number;
  /** The same for the start or end of a period: for a minute that is skipped, the instant of the change. */
  reaches(minute: number): number;
}

/** Whether the time-zone database knows a zone. */
export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return !/^[+-]/.test(zone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

/** The midnight that begins a date, the instant given, or the instant of a local time in the zone. */
export function startMs(text: string, zone: string): number {
  if (!text.includes('T')) return dayOf(Temporal.PlainDate.from(text), zone).fromMs;
  return OFFSET.test(text)
    ? Temporal.Instant.from(text).epochMilliseconds
    : instantMs(Temporal.PlainDateTime.from(text, { overflow: 'reject' }), zone);
}

/** For a local time that is skipped, as long after the change: 02:30 becomes 03:30. For one that occurs twice, the first. */
const instantMs = (local: Temporal.PlainDateTime, zone: string): number =>
  local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

/** The first instant at which a zone's clocks show this time or a later one. */
function reachedMs(local: Temporal.PlainDateTime, zone: string): number {
  const at = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (at.toPlainDateTime().equals(local)) return at.epochMilliseconds;
  const before = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? at).epochMilliseconds;
}

/** All instants of a local time: usually one, none if it is skipped, two in order if the clocks are put back. */
export function momentsOf(text: string, zone: string): readonly number[] {
  const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }));
  if (earlier === undefined || later === undefined || !earlier.toPlainDateTime().equals(local)) return [];
  const [first, second] = [earlier.epochMilliseconds, later.epochMilliseconds];
  return first === second ? [first] : [first, second];
}

/** The days that overlap [fromMs, toMs), in order. */
export function localDays(fromMs: number, toMs: number, zone: string): readonly LocalDay[] {
  const days: LocalDay[] = [];
  let date = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone).toPlainDate();
  for (let day = dayOf(date, zone); day.fromMs < toMs; day = dayOf(date, zone)) {
    days.push(day);
    date = date.add({ days: 1 });
  }
  return days;
}

function dayOf(date: Temporal.PlainDate, zone: string): LocalDay {
  const midnight = (on: Temporal.PlainDate): number => instantMs(on.toPlainDateTime(), zone);
  const [fromMs, toMs] = [midnight(date), midnight(date.add({ days: 1 }))];
  return {
    date: date.toString(),
    weekday: date.dayOfWeek - 1,
    fromMs,
    toMs,
    atMinute: (minute) => instantMs(atMinute(date, minute), zone),
    reaches: (minute) => reachedMs(atMinute(date, minute), zone),
  };
}

function atMinute(date: Temporal.PlainDate, minute: number): Temporal.PlainDateTime {
  const on = date.add({ days: Math.floor(minute / DAY_MINUTES) });
  return on.toPlainDateTime({ hour: Math.floor((minute % DAY_MINUTES) / 60), minute: minute % 60 });
}

/** The local date and minute at an instant; seconds are dropped. */
export function shownAt(atMs: number, zone: string): { readonly date: string; readonly minute: number } {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return { date: at.toPlainDate().toString(), minute: at.hour * 60 + at.minute };
}

/** The same as text: `2026-03-11 09:30`. */
export function shownText(atMs: number, zone: string): string {
  const { date, minute } = shownAt(atMs, zone);
  return `${date} ${timeText(minute)}`;
}

/** A minute of the day as clocks show it: `09:30`; the end of a day is `24:00`. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Whole days from one date to another; negative if the second is earlier. */
export const daysBetween = (date: string, other: string): number =>
  Temporal.PlainDate.from(date).until(Temporal.PlainDate.from(other), { largestUnit: 'days' }).days;

/** Whether the date exists. */
export const isDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** `mon-wed,sat` → 0, 1, 2, 5; a range may run over the weekend. */
export function weekdaysOf(days: string | undefined): ReadonlySet<number> {
  if (days === undefined) return new Set(WEEKDAYS.keys());
  const named = days.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((day) => WEEKDAYS.indexOf(day));
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7);
  });
  return new Set(named);
}

/** Minutes since midnight of `09:30`; `undefined` if it is no time of day. `24:00` ends a day. */
export function minuteOf(text: string): number | undefined {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  const of = hour * 60 + minute;
  return minute > 59 || of > DAY_MINUTES ? undefined : of;
}

export interface Hours {
  readonly fromMinute: number;
  /** Over 1,440 for hours that run over midnight. */
  readonly toMinute: number;
}

/** `22:00-06:00` in minutes; `undefined` if it is not a period. */
export function hoursOf(text: string): Hours | undefined {
  const [from, to] = text.split('-').map(minuteOf);
  if (from === undefined || to === undefined || from === to || from === DAY_MINUTES) return undefined;
  return { fromMinute: from, toMinute: to > from ? to : to + DAY_MINUTES };
}

/** Whether a date, a date with a time, or an instant with an offset exists in the calendar. */
export const isInstant = (text: string): boolean => {
  if (!text.includes('T')) return isDate(text);
  try {
    if (OFFSET.test(text)) Temporal.Instant.from(text);
    else Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return isDate(text.slice(0, 10));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The days on which something applies. */
export interface When {
  readonly days?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export function holdsOn({ days, from, until }: When): (day: LocalDay) => boolean {
  const weekdays = weekdaysOf(days);
  // ISO dates compare as text.
  return ({ date, weekday }) => weekdays.has(weekday) && (from === undefined || date >= from) && (until === undefined || date < until);
}
