import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js';

/** Durations in whole nanoseconds, in buckets of three digits, from 1 ns to an hour. */
export interface SpanHistogram {
  readonly count: number;
  /** Adds a duration, in milliseconds as `performance.now()` gives them. */
  take(spanMs: number): void;
  /** Adds all durations of another histogram, as written by `text`. */
  join(text: string): void;
  /** All durations, for another process to join. */
  text(): string;
  summary(): Spans;
}

/** The figures reported of measured durations, in microseconds; three digits. */
export interface Spans {
  readonly count: number;
  readonly p50Us: number;
  readonly p90Us: number;
  /** `null` if fewer than `SPANS_BEYOND` samples lie beyond the quantile: it would be little more than the longest of them. */
  readonly p99Us: number | null;
  readonly p999Us: number | null;
  readonly maxUs: number;
}

const HOUR_NS = 3_600_000_000_000;

/** A quantile is shown if this many samples are longer: 1,000 samples for p99, 10,000 for p99.9. */
export const SPANS_BEYOND = 10;

export function openHistogram(): SpanHistogram {
  const spans: Histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: HOUR_NS, numberOfSignificantValueDigits: 3 });
  const ns = (spanMs: number): number => Math.min(HOUR_NS, Math.max(1, Math.round(spanMs * 1e6)));
  // The histogram tells the upper end of a range of like values, which may lie above the longest of all.
  const atUs = (percent: number): number => rounded(Math.min(spans.getValueAtPercentile(percent), spans.maxValue) / 1_000);
  // In tenths of a percent, so that integers are compared.
  const tailUs = (percent: number): number | null =>
    (spans.totalCount * (1_000 - 10 * percent)) / 1_000 < SPANS_BEYOND ? null : atUs(percent);
  return {
    get count() {
      return spans.totalCount;
    },
    take: (spanMs) => spans.recordValue(ns(spanMs)),
    join: (text) => spans.add(decodeFromCompressedBase64(text)),
    text: () => encodeIntoCompressedBase64(spans),
    summary: () => {
      if (spans.totalCount === 0) throw new Error('nothing was measured');
      return {
        count: spans.totalCount,
        p50Us: atUs(50),
        p90Us: atUs(90),
        p99Us: tailUs(99),
        p999Us: tailUs(99.9),
        maxUs: rounded(spans.maxValue / 1_000),
      };
    },
  };
}

/** Three digits: more would pretend to a precision that no machine has twice. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
