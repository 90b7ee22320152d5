import type { PlacedProblem, PlacedRow, ReadRows, readForecast } from '../../planner-files/index.js';

type Rows = ReturnType<typeof readForecast>;
type Columns = Rows extends ReadRows<infer C> ? C : never;
type TimedColumns = Omit<Columns, 'minutes'> & { readonly minutes: Columns['start'] };

/** A forecast row whose interval length, in minutes, is known. */
export type TimedRow = PlacedRow<TimedColumns>;

/**
 * Forecasters work in intervals of up to an hour. Starts farther apart may belong to long intervals, or to short ones with no volume
 * between.
 */
const LONGEST_UNSAID_MINUTES = 60;
const DAY_MINUTES = 1_440;

/**
 * The interval lengths of one forecast file: as each row states, else the shortest distance between two starts. If that is more than an
 * hour, or there is only one start (for instance one row per day), the file has to state it: otherwise a volume would be squeezed into a
 * part of its time and nobody would notice.
 */
export function timedRows({ rows, problems }: Rows): ReadRows<TimedColumns> {
  const gap = shortestGap(rows.map(({ row }) => row.start));
  const told = [...problems];
  const unsaid = rows.find(({ row }) => row.minutes === null);
  if (unsaid !== undefined && gap > LONGEST_UNSAID_MINUTES) {
    // If some rows cannot be read, their starts are unknown.
    if (problems.length === 0) told.push(unsaid.refuse('start', `${distance(gap)}; say in a column minutes how long each interval is`));
    return { rows: [], problems: told };
  }
  const timed = rows.flatMap((placed): TimedRow[] => {
    const { minutes } = placed.row;
    if (minutes === null || (minutes >= 1 && minutes <= DAY_MINUTES))
      return [{ ...placed, row: { ...placed.row, minutes: minutes ?? gap } }];
    told.push(placed.refuse('minutes', `must be minutes, 1 to ${DAY_MINUTES}`));
    return [];
  });
  const lonely = unsaid === undefined ? undefined : rowsApart(timed);
  if (lonely !== undefined) told.push(lonely.tell('INTERVALS_APART', { of: nameOf(lonely), minutes: lonely.row.minutes }));
  else told.push(...gapsTold(timed, new Set(rows.filter(({ row }) => row.minutes === null).map(({ row }) => keyOf(row)))));
  return { rows: timed, problems: told };
}

const distance = (gap: number): string =>
  gap === Number.POSITIVE_INFINITY ? 'is the only start of the file' : `is in a file whose starts lie ${gap} minutes apart`;

/** The distance of the grid on which all starts lie; exact unless every other position is empty. */
function shortestGap(starts: readonly number[]): number {
  const sorted = [...new Set(starts)].sort((one, other) => one - other);
  return Math.min(Number.POSITIVE_INFINITY, ...sorted.slice(1).map((start, place) => start - (sorted[place] as number)));
}

const nameOf = ({ row: { queue, channel, language } }: TimedRow): string =>
  [queue, channel, language].filter((part) => part !== null).join(' ');

/**
 * The first row of a queue, channel and language with several rows on a day, none of which adjoins another: its intervals may be longer.
 */
function rowsApart(rows: readonly TimedRow[]): TimedRow | undefined {
  const starts = new Map<string, Map<string, number[]>>();
  for (const placed of rows) {
    const days = starts.get(nameOf(placed)) ?? new Map<string, number[]>();
    starts.set(nameOf(placed), days);
    days.set(placed.row.date, [...(days.get(placed.row.date) ?? []), placed.row.start]);
  }
  return rows.find((placed) => {
    const days = [...(starts.get(nameOf(placed))?.values() ?? [])];
    const follows = (own: readonly number[]): boolean => own.some((start) => own.includes(start + placed.row.minutes));
    return days.some((own) => own.length > 1) && !days.some(follows);
  });
}

const keyOf = ({ date, start, queue, channel, language }: Rows['rows'][number]['row']): string =>
  [date, start, queue, channel, language].join(' ');

/**
 * Where a queue, channel and language has rows with nothing between them, after a row that does not say how long it is: a file that mixes
 * intervals of 15 and 30 minutes looks like this, and so does one that lacks rows. The first gap is told, with the number of all.
 */
function gapsTold(rows: readonly TimedRow[], unsaid: ReadonlySet<string>): readonly PlacedProblem[] {
  const sorted = [...rows].sort(({ row: one }, { row: other }) => compare(one.date, other.date) || one.start - other.start);
  const before = new Map<string, TimedRow>();
  const gaps: { readonly after: TimedRow; readonly untilMinute: number }[] = [];
  for (const placed of sorted) {
    const { date, start } = placed.row;
    const last = before.get(nameOf(placed));
    before.set(nameOf(placed), placed);
    if (last === undefined || last.row.date !== date || last.row.start + last.row.minutes >= start) continue;
    if (unsaid.has(keyOf(last.row))) gaps.push({ after: last, untilMinute: start });
  }
  const [first] = gaps;
  if (first === undefined) return [];
  const { date, start, minutes } = first.after.row;
  const span = { from: timeText(start + minutes), until: timeText(first.untilMinute), minutes };
  return [first.after.tell('INTERVALS_MISSING', { of: nameOf(first.after), date, ...span, count: gaps.length }, 'start')];
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
const timeText = (minute: number): string => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
