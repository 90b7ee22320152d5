import type { z } from 'zod';
import { type HoursFile, hoursFile, type shiftHoursFile } from './calendar-file.js';
import { dateDays, weekdayOf } from './date.js';
import { Findings, type Path } from './problems.js';

/** Minutes since the midnight that begins the day; `untilMinute` is over 1,440 where the window runs over the next midnight. */
export interface Window {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** Opening hours, checked: windows by weekday (0 Monday), and by date (days since 1970-01-01) where the date differs. */
export interface Hours {
  readonly zone: string;
  readonly weekly: readonly (readonly Window[])[];
  readonly dates: ReadonlyMap<number, readonly Window[]>;
  /** Times of every day that are taken out of the windows they fall into; opening hours have none. */
  readonly breaks: readonly Window[];
}

export const DAY_MINUTES = 1_440;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon-wed,sat` → 0, 1, 2, 5; a range may run over the weekend (`fri-mon`). */
function weekdaysOf(days: string): readonly number[] {
  return days.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map((day) => WEEKDAYS.indexOf(day)) as [number, number?];
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7);
  });
}

function windowOf(text: string): Window | undefined {
  const [fromHour, fromPart, untilHour, untilPart] = text.split(/[:-]/).map(Number) as [number, number, number, number];
  if (fromPart > 59 || untilPart > 59) return undefined;
  const fromMinute = fromHour * 60 + fromPart;
  const untilMinute = untilHour * 60 + untilPart;
  if (fromMinute >= DAY_MINUTES || untilMinute > DAY_MINUTES || fromMinute === untilMinute) return undefined;
  return { fromMinute, untilMinute: untilMinute > fromMinute ? untilMinute : untilMinute + DAY_MINUTES };
}

interface Written extends Window {
  readonly text: string;
  readonly path: Path;
}

/** The windows of one list; those that overlap within it are told. */
function windowsOf(texts: readonly string[], path: Path, findings: Findings): readonly Written[] {
  const windows = texts.flatMap((text, index): Written[] => {
    const window = windowOf(text);
    if (window === undefined) findings.add('WINDOW_INVALID', [...path, index], { window: text });
    return window === undefined ? [] : [{ text, path: [...path, index], ...window }];
  });
  const sorted = [...windows].sort((a, b) => a.fromMinute - b.fromMinute);
  for (const [index, later] of sorted.entries()) {
    const earlier = sorted[index - 1];
    if (earlier !== undefined && later.fromMinute < earlier.untilMinute) tellOverlap(earlier, later, findings);
  }
  return sorted;
}

const tellOverlap = (earlier: Written, later: Written, findings: Findings): void =>
  findings.add('WINDOW_OVERLAP', later.path, { window: later.text, other: earlier.text });

/** Reads opening hours and tells what is wrong with them; the time zone is not looked up, for the core knows none. */
export function hoursOf(file: HoursFile, path: Path, findings: Findings): Hours {
  const weekly: (readonly Written[])[] = WEEKDAYS.map(() => []);
  const named = new Set<number>();
  for (const [days, texts] of Object.entries(file.weekly)) {
    const at = [...path, 'weekly', days];
    const windows = windowsOf(texts, at, findings);
    for (const day of weekdaysOf(days)) {
      if (named.has(day)) findings.add('DAY_TWICE', at, { day: WEEKDAYS[day] as string });
      named.add(day);
      weekly[day] = windows;
    }
  }
  weekly.forEach((windows, day) => {
    const next = weekly[(day + 1) % 7]?.[0];
    const last = windows.at(-1);
    if (last && next && last.untilMinute - DAY_MINUTES > next.fromMinute) tellOverlap(last, next, findings);
  });
  const dates = datesOf(file, [...path, 'exceptions'], path, findings);
  return { zone: file.zone, weekly, dates, breaks: [] };
}

/** Reads when a shift is worked, in the zone it is worked in. */
export function shiftHoursOf(file: z.infer<typeof shiftHoursFile>, zone: string, path: Path, findings: Findings): Hours {
  const { weekly = {}, dates = {}, breaks = [] } = file;
  const hours = hoursOf({ zone, weekly }, path, findings);
  return {
    ...hours,
    dates: datesOf({ exceptions: dates }, [...path, 'dates'], path, findings),
    breaks: windowsOf(breaks, [...path, 'breaks'], findings),
  };
}

/** `exceptionsPath`: where the file has its dates with windows of their own. */
function datesOf(
  file: Pick<HoursFile, 'holidays' | 'exceptions'>,
  exceptionsPath: Path,
  path: Path,
  findings: Findings,
): ReadonlyMap<number, readonly Window[]> {
  const dates = new Map<number, readonly Window[]>();
  const read = (text: string, at: Path): number | undefined => {
    const days = dateDays(text);
    if (days === null) findings.add('VALUE_INVALID', at, { field: text, expected: 'is no day of the calendar' });
    return days ?? undefined;
  };
  for (const [index, text] of (file.holidays ?? []).entries()) {
    const days = read(text, [...path, 'holidays', index]);
    if (days !== undefined) dates.set(days, []);
  }
  for (const [text, texts] of Object.entries(file.exceptions ?? {})) {
    const at = [...exceptionsPath, text];
    const days = read(text, at);
    if (days === undefined) continue;
    if (dates.has(days)) findings.add('DATE_TWICE', at, { date: text });
    dates.set(days, windowsOf(texts, at, findings));
  }
  return dates;
}

/** The windows that begin on a day. */
export const windowsOn = (hours: Hours, days: number): readonly Window[] => hours.dates.get(days) ?? hours.weekly[weekdayOf(days)] ?? [];

/** Opening hours from one calendar of a plan as written; `undefined` where they are not in order, which `definePlan` tells. */
export function readHours(authored: unknown): Hours | undefined {
  const file = hoursFile.safeParse(authored);
  if (!file.success) return undefined;
  const findings = new Findings('plan');
  const hours = hoursOf(file.data, [], findings);
  return findings.failed ? undefined : hours;
}
