import type { PlacedRow, ReadRows, readForecast } from '../planner-files/index.js';

type Rows = ReturnType<typeof readForecast>;
type Columns = Rows extends ReadRows<infer C> ? C : never;
type TimedColumns = Omit<Columns, 'minutes'> & { readonly minutes: Columns['start'] };

/** A row of a forecast of which it is known how long its interval is, in minutes. */
export type TimedRow = PlacedRow<TimedColumns>;

/** Forecasters work in intervals of up to an hour. Starts that lie farther apart may be those of long intervals, or of short ones with nobody between. */
const LONGEST_UNSAID_MINUTES = 60;
const DAY_MINUTES = 1_440;

/**
 * How long the intervals of one forecast file are: what a row says itself, else as long as from one start of the file to the nearest other.
 * Where those are more than an hour apart, or there is one only, as where rows are days, the file has to say it: otherwise a volume would be
 * squeezed into a part of its time and nobody would notice.
 */
export function timedRows({ rows, problems }: Rows): ReadRows<TimedColumns> {
  const gap = shortestGap(rows.map(({ row }) => row.start));
  const told = [...problems];
  const unsaid = rows.find(({ row }) => row.minutes === null);
  if (unsaid !== undefined && gap > LONGEST_UNSAID_MINUTES) {
    // Of rows that cannot be read nobody knows where they begin.
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
  if (lonely !== undefined) told.push(lonely.hint('INTERVALS_APART', { of: nameOf(lonely), minutes: lonely.row.minutes }));
  return { rows: timed, problems: told };
}

const distance = (gap: number): string =>
  gap === Number.POSITIVE_INFINITY ? 'is the only start of the file' : `is in a file whose starts lie ${gap} minutes apart`;

/** Their starts lie on one grid, which this finds unless every other place of it is empty. */
function shortestGap(starts: readonly number[]): number {
  const sorted = [...new Set(starts)].sort((one, other) => one - other);
  return Math.min(Number.POSITIVE_INFINITY, ...sorted.slice(1).map((start, place) => start - (sorted[place] as number)));
}

const nameOf = ({ row: { queue, channel, language } }: TimedRow): string =>
  [queue, channel, language].filter((part) => part !== null).join(' ');

/** The first row of a queue, channel and language that has several on a day, none of which follows on another: its intervals may be longer. */
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
