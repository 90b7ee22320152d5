import type { By } from '@signalbox/simulations/measures';
import { BY_THEMSELVES } from '@signalbox/simulations/scenario';

interface Row {
  readonly by: By;
  readonly key: string;
}

/** Figures of how people fare who wait: whom a campaign calls has no wait to speak of, and cannot hang up. */
const OF_WAITING: ReadonlySet<string> = new Set(['serviceLevel', 'abandonment', 'asaMs', 'waitP90Ms']);

/** Whether those who came by themselves are counted apart: campaigns call others. */
export const cameApart = (rows: readonly Row[]): boolean => rows.some(({ by, key }) => by === 'came' && key === BY_THEMSELVES);

/** Whether campaigns call everybody who is there to be told of. */
export const onlyCalled = (rows: readonly Row[]): boolean => rows.some(({ by }) => by === 'came') && !cameApart(rows);

/**
 * The row that tells a figure of the whole operation: for figures of waiting that of those who came by themselves, if they are counted apart,
 * as targets judge them; else that of everybody. `undefined`: there is nobody to tell of.
 * @param apart whether anything this is told beside counts them apart
 */
export function headRow<R extends Row>(rows: readonly R[], figure: string, apart = cameApart(rows)): R | undefined {
  const came = rows.filter(({ by }) => by === 'came');
  // Where no campaign calls, everybody has come by themselves.
  if (!apart || came.length === 0 || !OF_WAITING.has(figure)) return rows.find(({ by }) => by === 'all');
  return came.find(({ key }) => key === BY_THEMSELVES);
}

/** Waits. A mean of hours of mail and seconds of calls is nobody's wait. */
const WAITS: ReadonlySet<string> = new Set(['asaMs', 'waitP90Ms']);

/**
 * The channels by which a wait of the whole operation is told; `[]`: it is told of all of them together, there being one, or those being
 * counted apart who came by themselves.
 */
export function waitChannels<R extends Row>(rows: readonly R[], figure: string, isAnswered: (row: R) => boolean): readonly string[] {
  if (cameApart(rows) || !WAITS.has(figure)) return [];
  const channels = new Set(rows.filter((row) => row.by === 'channel' && isAnswered(row)).map(({ key }) => key));
  return channels.size > 1 ? [...channels] : [];
}

export const channelRow = <R extends Row>(rows: readonly R[], channel: string): R | undefined =>
  rows.find(({ by, key }) => by === 'channel' && key === channel);

/** `SL, by themselves`; the title alone where the figure is of everybody. */
export const headTitle = (title: string, figure: string, apart: boolean): string =>
  apart && OF_WAITING.has(figure) ? `${title}, ${BY_THEMSELVES}` : title;

/** What to say beside figures of waiting that are of those who came by themselves. */
export const headText = (figures: string): string =>
  `${figures}: of those who came ${BY_THEMSELVES}; whom a campaign calls has no wait to speak of.`;
