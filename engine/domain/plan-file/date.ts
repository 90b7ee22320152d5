import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms, SECOND_MS } from '../units.js';

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar. Years are counted from March, so that the leap day
 * is the last of its year; 146,097 days make 400 years. Arithmetic, because the core may not ask a clock or a locale.
 */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLength = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Days since 1970-01-01 of a date such as `2026-12-25`; `null` where there is no such day. */
export function dateDays(text: string): number | null {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return month < 1 || month > 12 || day < 1 || day > monthLength(year, month) ? null : dayNumber(year, month, day);
}

/** Milliseconds of a date (its first instant in UTC) or of an instant with its offset, as RFC 3339 writes them; `null` where there is none. */
export function instantMs(text: string): Ms | null {
  const bare = dateDays(text);
  if (bare !== null) return bare * DAY_MS;
  const parts = INSTANT.exec(text);
  const days = parts === null ? null : dateDays(parts[1] as string);
  if (parts === null || days === null) return null;
  const [hour, minute, second, offsetHour, offsetMinute] = [parts[2], parts[3], parts[4], parts[6], parts[7]].map((part) =>
    Number(part ?? 0),
  ) as [number, number, number, number, number];
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return null;
  const offsetMs = (parts[5] === '-' ? -1 : 1) * (offsetHour * HOUR_MS + offsetMinute * MINUTE_MS);
  return days * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS - offsetMs;
}

/** 0 Monday … 6 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7;
