/**
 * The instant (milliseconds since 1970, UTC) at which clocks in `zone` show `sinceMidnightMs` on `date` (YYYY-MM-DD).
 * A time that spring skips is taken as the same time told before the change; of a time that autumn repeats, the first is taken.
 * Asks `Intl` rather than `Temporal`, which scenarios use: loading that would add a tenth of a second to commands that only read a journal.
 * Throws RangeError for a date that does not exist or a zone the platform does not know.
 */
export function wallInstantMs(date: string, sinceMidnightMs: number, zone: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const midnightUtcMs = parts === null ? Number.NaN : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  if (Number.isNaN(midnightUtcMs) || new Date(midnightUtcMs).toISOString().slice(0, 10) !== date)
    throw new RangeError(`"${date}" is not a date; write it as 2026-03-11.`);
  const shownMs = midnightUtcMs + sinceMidnightMs;
  // Around a change of clocks two offsets are possible, the one of the day before and the one of the day after; both are tried.
  const before = shownMs - offsetMs(shownMs - 86_400_000, zone);
  const after = shownMs - offsetMs(shownMs + 86_400_000, zone);
  const shows = [before, after].filter((atMs) => atMs + offsetMs(atMs, zone) === shownMs);
  return shows.length === 0 ? before : Math.min(...shows);
}

export type ShownPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/**
 * What the clocks and calendars of `zone` show at an instant, part by part: the year in four digits, the others in two, hours from 00 to 23.
 * Throws RangeError for a zone the platform does not know.
 */
export const shownIn = (zone: string, atMs: number): Readonly<Record<ShownPart, string>> =>
  Object.fromEntries(
    clocksOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  ) as Record<ShownPart, string>;

/** One for each zone: making one takes longer than asking it a hundred times. */
const known = new Map<string, Intl.DateTimeFormat>();

export function clocksOf(zone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  const clocks =
    known.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
  known.set(zone, clocks);
  return clocks;
}

/** How far ahead of UTC the clocks are, to the second. */
function offsetMs(atMs: number, zone: string): number {
  const shown = shownIn(zone, atMs);
  const of = (part: ShownPart): number => Number(shown[part]);
  const shownMs = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shownMs - Math.floor(atMs / 1000) * 1000;
}
