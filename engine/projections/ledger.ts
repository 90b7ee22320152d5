import type { Ms } from '../domain/units.js';
import { type Counts, noCounts } from './counts.js';
import { DIMENSIONS, type Dimension, type Keys } from './dimensions.js';

/** A half-open period. */
export interface Span {
  readonly fromMs: Ms;
  readonly untilMs: Ms;
}

export interface LedgerOptions {
  /** Rows per interval, counted from 1970 in UTC; by default one interval for all time, which starts at 0. */
  readonly intervalMs?: Ms;
  /** What lies outside is not kept. */
  readonly window?: Span;
}

/** Rows by dimension, interval and key, created when first written to. */
export interface Ledger {
  /** The rows to which an instant under these keys belongs. */
  rowsAt(atMs: Ms, keys: Keys): readonly Counts[];
  /** Divides a period among the intervals it touches. */
  spread(span: Span, keys: Keys, add: (row: Counts, partMs: Ms) => void): void;
  /** Rows of one dimension in order of time, then of key. */
  inOrder(by: Dimension): readonly (readonly [fromMs: Ms, key: string, row: Readonly<Counts>])[];
}

type Kept = Map<Ms, Map<string, Counts>>;

export function openLedger({ intervalMs, window }: LedgerOptions = {}): Ledger {
  const kept = Object.fromEntries(DIMENSIONS.map((by): [Dimension, Kept] => [by, new Map()])) as Record<Dimension, Kept>;
  const startOf = (atMs: Ms): Ms => (intervalMs === undefined ? 0 : atMs - (atMs % intervalMs));

  /** Where the rows of one instant are gathered; what is given away is a copy of exact length, since a list that is pushed to has room for sixteen more. */
  const found: Counts[] = [];

  function rowOf(by: Dimension, fromMs: Ms, key: string): Counts {
    const intervals = kept[by];
    let rows = intervals.get(fromMs);
    if (rows === undefined) {
      rows = new Map();
      intervals.set(fromMs, rows);
    }
    let row = rows.get(key);
    if (row === undefined) {
      row = noCounts();
      rows.set(key, row);
    }
    return row;
  }

  function rowsIn(fromMs: Ms, keys: Keys): Counts[] {
    let count = 0;
    for (const by of DIMENSIONS) {
      const key = keys[by];
      if (key !== undefined) found[count++] = rowOf(by, fromMs, key);
    }
    return found.slice(0, count);
  }

  return {
    rowsAt(atMs, keys) {
      if (window !== undefined && (atMs < window.fromMs || atMs >= window.untilMs)) return [];
      return rowsIn(startOf(atMs), keys);
    },
    spread(span, keys, add) {
      let atMs = Math.max(span.fromMs, window?.fromMs ?? span.fromMs);
      const untilMs = Math.min(span.untilMs, window?.untilMs ?? span.untilMs);
      while (atMs < untilMs) {
        const fromMs = startOf(atMs);
        const partEndsMs = intervalMs === undefined ? untilMs : Math.min(untilMs, fromMs + intervalMs);
        for (const row of rowsIn(fromMs, keys)) add(row, partEndsMs - atMs);
        atMs = partEndsMs;
      }
    },
    inOrder: (by) =>
      [...kept[by]]
        .sort(([a], [b]) => a - b)
        .flatMap(([fromMs, rows]) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, row]) => [fromMs, key, row] as const)),
  };
}
