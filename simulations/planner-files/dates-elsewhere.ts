import { isDate } from '../scenario/zoned-time.js';

const DAY_MS = 86_400_000;
/** The day that spreadsheets number 0. */
const SHEET_BEGAN_MS = Date.UTC(1899, 11, 30);

/**
 * What a date should look like, for a text that is none. Spreadsheets write days in the order of their country, or as numbers: which day is
 * meant is said, but not taken for granted, because 09/03 is in March in one country and in September in another.
 */
export function dateExpected(written: string): string {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})(?: 0?0:00(?::00)?)?$/.exec(written) ?? [];
  const [one, other] = [first, second].map((part) => part.padStart(2, '0'));
  const meant = [...new Set([`${year}-${other}-${one}`, `${year}-${one}-${other}`])].filter(isDate);
  if (meant.length > 0) return `must be written year first: ${meant.join(' or ')}`;
  const [, numbered] = /^(\d{5})(?:[.,]0+)?$/.exec(written) ?? [];
  if (numbered !== undefined) {
    const day = new Date(SHEET_BEGAN_MS + Number(numbered) * DAY_MS).toISOString().slice(0, 10);
    return `must be written year first: as a spreadsheet numbers days, it is ${day}`;
  }
  const [day] = written.split(/[ T]/);
  if (day !== undefined && day !== written && isDate(day)) return `must be a day without a time of day: ${day}`;
  return 'must be a day of the calendar, such as 2026-03-11';
}
