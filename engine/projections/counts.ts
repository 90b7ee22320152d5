import type { StatisticsRow } from '../views.js';

/** A row that is still being added to. */
export type Counts = { -readonly [K in keyof Omit<StatisticsRow, 'key'>]: number };

export const noCounts = (): Counts => ({
  arrived: 0,
  contacts: 0,
  answered: 0,
  answeredByBots: 0,
  handedOff: 0,
  inHand: 0,
  abandoned: 0,
  shortAbandoned: 0,
  withdrawn: 0,
  rejected: 0,
  unreached: 0,
  exhausted: 0,
  waiting: 0,
  answeredWithinTarget: 0,
  targetsAtRisk: 0,
  targetsMissed: 0,
  waitedMs: 0,
  longestWaitMs: 0,
  offers: 0,
  expired: 0,
  refused: 0,
  failed: 0,
  revoked: 0,
  handled: 0,
  talkMs: 0,
  holdMs: 0,
  wrapUpMs: 0,
  staffedMs: 0,
  readyMs: 0,
  occupiedMs: 0,
});

/** Adds a row to a sum; for the longest wait, the maximum. */
export function addCounts(sum: Counts, row: Readonly<Counts>): void {
  const longestWaitMs = Math.max(sum.longestWaitMs, row.longestWaitMs);
  for (const name of Object.keys(row) as (keyof Counts)[]) sum[name] += row[name];
  sum.longestWaitMs = longestWaitMs;
}
