import type { PlacedProblem, PlacedRow, ReadRows, readForecast } from '../../planner-files/index.js';
import { timeText } from '../zoned-time.js';
import { groupedBy } from './grouped-by.js';
import { type ForecastColumns, type ForecastRow, LONGEST_UNSAID_MINUTES, nameOf, SAY, seriesLengths } from './series-lengths.js';

type TimedColumns = Omit<ForecastColumns, 'minutes'> & { readonly minutes: ForecastColumns['start'] };

/** A forecast row whose interval length, in minutes, is known. */
export type TimedRow = PlacedRow<TimedColumns>;

const DAY_MINUTES = 1_440;

/**
 * The interval lengths of one forecast file: as each row states, else up to the next start of its queue, channel and language on that day.
 * Where that cannot be the end, nothing is forecast for a while, and the row is as long as the one before it. What may be either is refused:
 * otherwise a volume would be squeezed into a part of its time, or spread over more, and nobody would notice.
 */
export function timedRows({ rows, problems }: ReturnType<typeof readForecast>): ReadRows<TimedColumns> {
  const grid = shortestGap(rows.map(({ row }) => row.start));
  const unsaid = rows.find(({ row }) => row.minutes === null);
  if (unsaid !== undefined && grid > LONGEST_UNSAID_MINUTES)
    // If some rows cannot be read, their starts are unknown.
    return { rows: [], problems: problems.length === 0 ? [unsaid.refuse('start', `${distance(grid)}; ${SAY}`)] : problems };
  const series = [...groupedBy(rows, nameOf).values()].map((own) => ({ own, ...seriesLengths(own, grid) }));
  const refused = series.flatMap((one) => one.refused ?? []);
  if (refused.length > 0) return { rows: [], problems: [...problems, ...refused] };
  const minutesOf = new Map(series.flatMap(({ minutes }) => [...minutes]));
  const told = [...problems];
  const timed = rows.flatMap((placed): TimedRow[] => {
    const minutes = placed.row.minutes ?? (minutesOf.get(placed) as number);
    if (minutes >= 1 && minutes <= DAY_MINUTES) return [{ ...placed, row: { ...placed.row, minutes } }];
    told.push(placed.refuse('minutes', `must be minutes, 1 to ${DAY_MINUTES}`));
    return [];
  });
  const inferred = series.flatMap(({ own, apart }) => (apart ? [] : own.filter(({ row }) => row.minutes === null)));
  const keys = new Set(inferred.map(({ row }) => keyOf(row)));
  for (const { own, apart } of series)
    if (apart) told.push(...own.slice(0, 1).map((first) => first.tell('INTERVALS_APART', { of: nameOf(first), minutes: grid })));
  told.push(...mixedTold(timed, keys), ...gapsTold(timed, keys));
  return { rows: timed, problems: told };
}

const distance = (gap: number): string =>
  gap === Number.POSITIVE_INFINITY ? 'is the only start of the file' : `is in a file whose starts lie ${gap} minutes apart`;

/** The distance of the grid on which all starts lie; exact unless every other position is empty. */
function shortestGap(starts: readonly number[]): number {
  const sorted = [...new Set(starts)].sort((one, other) => one - other);
  return Math.min(Number.POSITIVE_INFINITY, ...sorted.slice(1).map((start, place) => start - (sorted[place] as number)));
}

const keyOf = ({ date, start, queue, channel, language }: Omit<ForecastRow['row'], 'minutes'>): string =>
  [date, start, queue, channel, language].join(' ');

/** Where rows that do not say how long they are have lengths that differ: the first that is longer than others is told, with the number of all. */
function mixedTold(rows: readonly TimedRow[], unsaid: ReadonlySet<string>): readonly PlacedProblem[] {
  const own = rows.filter(({ row }) => unsaid.has(keyOf(row)));
  const least = Math.min(...own.map(({ row }) => row.minutes));
  const longer = own.filter(({ row }) => row.minutes > least);
  const [first] = longer;
  if (first === undefined) return [];
  const { date, start, minutes } = first.row;
  return [first.tell('INTERVALS_MIXED', { of: nameOf(first), date, from: timeText(start), minutes, least, count: longer.length }, 'start')];
}

/**
 * Where a queue, channel and language has rows with nothing between them, after a row that does not say how long it is: at lunch, or because
 * rows are lacking. The first gap is told, with the number of all.
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
