import { build, type Histogram } from 'hdr-histogram-js';
import type { By } from './table.js';

export const PERCENTILES = [50, 80, 90, 95, 99] as const;

/** The distribution of waits of contacts that were taken, in milliseconds, accurate to one part in a thousand. `NaN` if none was. */
export interface Waits {
  /** In the order of `PERCENTILES`. */
  readonly percentilesMs: readonly number[];
  readonly longestMs: number;
}

/** 90 days; longer waits are counted as 90 days. */
const LONGEST_MS = 7_776_000_000;

export interface OpenWaits {
  /** The function that records a wait. */
  of(by: By, key: string): (waitedMs: number) => void;
  told(): Map<By, Map<string, Waits>>;
}

/** Histograms of waits by dimension and key, of a size that does not grow with the number of waits. */
export function openWaits(): OpenWaits {
  const histograms = new Map<By, Map<string, Histogram>>();
  return {
    of(by, key) {
      const rows = histograms.get(by) ?? new Map<string, Histogram>();
      histograms.set(by, rows);
      const histogram = rows.get(key) ?? build({ bitBucketSize: 32, highestTrackableValue: LONGEST_MS, numberOfSignificantValueDigits: 3 });
      rows.set(key, histogram);
      return (waitedMs) => histogram.recordValue(Math.min(waitedMs, LONGEST_MS));
    },
    told: () => new Map([...histograms].map(([by, rows]) => [by, new Map([...rows].map(([key, one]) => [key, waitsOf(one)]))])),
  };
}

function waitsOf(histogram: Histogram): Waits {
  const nobody = histogram.totalCount === 0;
  return {
    percentilesMs: PERCENTILES.map((percent) => (nobody ? Number.NaN : histogram.getValueAtPercentile(percent))),
    longestMs: nobody ? Number.NaN : histogram.maxValue,
  };
}
