/**
 * The zone in which the demo day is told: Central European Time, on the clocks of Prague and Warsaw. Lisbon is an hour behind,
 * Bucharest an hour ahead.
 */
export const demoZone = 'Europe/Prague';

/**
 * The instant (milliseconds since 1970, UTC) at which clocks in `zone` show `sinceMidnightMs` on `date` (YYYY-MM-DD).
 * A time that spring skips is taken as the same time told before the change; of a time that autumn repeats, the first is taken.
 * Throws RangeError for a date that does not exist or a zone the platform does not know.
 */
export function wallInstantMs(date: string, sinceMidnightMs: number, zone: string = demoZone): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const midnightUtcMs = parts === null ? Number.NaN : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  if (Number.isNaN(midnightUtcMs) || new Date(midnightUtcMs).toISOString().slice(0, 10) !== date)
    throw new RangeError(`"${date}" is not a date; write it as 2026-03-11.`);
  const shownMs = midnightUtcMs + sinceMidnightMs;
  const clocks = clocksOf(zone);
  // Around a change of clocks two offsets are possible, the one of the day before and the one of the day after; both are tried.
  const before = shownMs - offsetMs(clocks, shownMs - 86_400_000);
  const after = shownMs - offsetMs(clocks, shownMs + 86_400_000);
  const shows = [before, after].filter((atMs) => atMs + offsetMs(clocks, atMs) === shownMs);
  return shows.length === 0 ? before : Math.min(...shows);
}

const known = new Map<string, Intl.DateTimeFormat>();

function clocksOf(zone: string): Intl.DateTimeFormat {
  const clocks =
    known.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  known.set(zone, clocks);
  return clocks;
}

/** How far ahead of UTC the clocks are, to the second. */
function offsetMs(clocks: Intl.DateTimeFormat, atMs: number): number {
  const shown = new Map(clocks.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  const shownMs = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shownMs - Math.floor(atMs / 1000) * 1000;
}
