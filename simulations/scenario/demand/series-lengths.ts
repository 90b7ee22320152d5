import type { PlacedProblem, ReadRows, readForecast } from '../../planner-files/index.js';
import { groupedBy } from './grouped-by.js';

type Rows = ReturnType<typeof readForecast>;
export type ForecastColumns = Rows extends ReadRows<infer C> ? C : never;
export type ForecastRow = Rows['rows'][number];

/**
 * Forecasters work in intervals of up to an hour. Starts farther apart may belong to long intervals, or to short ones with no volume
 * between.
 */
export const LONGEST_UNSAID_MINUTES = 60;
const DAY_MINUTES = 1_440;
export const SAY = 'say in a column minutes how long each interval is';

/** `calls voice fr`: a queue, channel and language of a forecast. */
export const nameOf = ({ row }: { readonly row: Pick<ForecastRow['row'], 'queue' | 'channel' | 'language'> }): string =>
  [row.queue, row.channel, row.language].filter((part) => part !== null).join(' ');

export interface SeriesLengths {
  /** Minutes of the rows that do not state them. */
  readonly minutes: ReadonlyMap<ForecastRow, number>;
  /** The first row whose length cannot be known; then there are no lengths. */
  readonly refused: PlacedProblem | null;
  /** None of the rows adjoins another: they are as long as the shortest interval of the file. */
  readonly apart: boolean;
}

/**
 * The lengths of the rows of one queue, channel and language that do not state one: up to the next start on that day, if intervals of such a
 * length begin at such times, and adjoin another of the same length. Where that is no interval, nothing is forecast for a while, and the row
 * is as long as the one before it.
 * @param grid the shortest distance of two starts in the file, in minutes
 */
export function seriesLengths(rows: readonly ForecastRow[], grid: number): SeriesLengths {
  const days = [...groupedBy(rows, ({ row }) => row.date).values()].map(laidOut);
  const unsaid = days.flat().filter(({ placed }) => placed.row.minutes === null);
  const distances = unsaid.flatMap(({ toNext }) => (toNext === null ? [] : [toNext]));
  const shortest = Math.min(...distances);
  const [first] = unsaid;
  if (first === undefined || distances.length === 0 || shortest > LONGEST_UNSAID_MINUTES) {
    const regular = distances.length > 0 && distances.every((one) => one === shortest) && DAY_MINUTES % shortest === 0;
    if (regular && first !== undefined) return refusedBy(first.placed, either(shortest, grid));
    return { minutes: new Map(unsaid.map(({ placed }) => [placed, grid])), refused: null, apart: distances.length > 0 };
  }
  const mixed = days.some((day) => day.some((one, place) => isOneOfSeveral(day, place) && one.toNext !== shortest));
  const minutes = new Map<ForecastRow, number>();
  for (const day of days) {
    let before: number | null = null;
    for (const [place, { placed, toNext }] of day.entries()) {
      const stated = placed.row.minutes;
      if (stated === null && mixed && day.length === 1) return refusedBy(placed, ONLY_START);
      if (stated === null && toNext !== null && toNext > shortest && isInterval(placed, toNext)) {
        if (!isOneOfSeveral(day, place)) return refusedBy(placed, either(toNext, before ?? shortest));
        before = toNext;
      } else if (stated !== null) before = stated;
      else if (toNext === shortest || before === null || !isInterval(placed, before)) before = shortest;
      if (stated === null) minutes.set(placed, before);
    }
  }
  return { minutes, refused: null, apart: false };
}

/** A row of a day, and the distance to the next start; `null`: it is the last. */
interface Laid {
  readonly placed: ForecastRow;
  readonly toNext: number | null;
}

function laidOut(day: readonly ForecastRow[]): readonly Laid[] {
  const sorted = [...day].sort((one, other) => one.row.start - other.row.start);
  return sorted.map((placed, place): Laid => {
    const next = sorted[place + 1];
    return { placed, toNext: next === undefined || next.row.start === placed.row.start ? null : next.row.start - placed.row.start };
  });
}

/** Whether intervals of this length begin at such times: half hours do not begin at a quarter past. */
const isInterval = ({ row: { start } }: ForecastRow, length: number): boolean =>
  length <= LONGEST_UNSAID_MINUTES && LONGEST_UNSAID_MINUTES % length === 0 && start % length === 0;

/** Whether the row before or after is as far from its next start: one alone may as well lack a row. */
function isOneOfSeveral(day: readonly Laid[], place: number): boolean {
  const { placed, toNext } = day[place] as Laid;
  if (toNext === null || placed.row.minutes !== null || !isInterval(placed, toNext)) return false;
  return [day[place - 1], day[place + 1]].some((one) => one?.toNext === toNext && one.placed.row.minutes === null);
}

const refusedBy = (placed: ForecastRow, expected: string): SeriesLengths => ({
  minutes: new Map(),
  refused: placed.refuse('start', expected),
  apart: false,
});

const either = (longer: number, shorter: number): string =>
  `may begin an interval of ${longer} minutes, or one of ${Math.min(shorter, longer)} after which nothing is forecast; ${SAY}, or write rows of volume 0`;
const ONLY_START = `is the only one of its queue, channel and language on that day, and on other days their lengths differ; ${SAY}`;
