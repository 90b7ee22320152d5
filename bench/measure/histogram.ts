import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js';

/** Spans in whole nanoseconds, in buckets of three digits, from 1 ns to an hour. */
export interface SpanHistogram {
  readonly count: number;
  /** Takes one span, in milliseconds as `performance.now()` gives them. */
  take(spanMs: number): void;
  /**
   * Takes a span of a caller who waits for each answer before going on, but was to ask every `everyMs`: what it would have asked
   * during a long span is counted too, each with what was left of the span by then (correction for coordinated omission, Tene 2013).
   */
  takeCorrected(spanMs: number, everyMs: number): void;
  /** Takes all spans of another histogram, as `text` wrote them. */
  join(text: string): void;
  /** All spans, for another process to join. */
  text(): string;
  summary(): Spans;
}

/** What is told of measured spans, in microseconds; three digits. */
export interface Spans {
  readonly count: number;
  readonly p50Us: number;
  readonly p90Us: number;
  /** `null` where fewer spans were measured than such a quantile needs: 100 for p99, 1,000 for p99.9. */
  readonly p99Us: number | null;
  readonly p999Us: number | null;
  readonly maxUs: number;
}

const HOUR_NS = 3_600_000_000_000;

export function openHistogram(): SpanHistogram {
  const spans: Histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: HOUR_NS, numberOfSignificantValueDigits: 3 });
  const ns = (spanMs: number): number => Math.min(HOUR_NS, Math.max(1, Math.round(spanMs * 1e6)));
  const atUs = (percent: number): number => rounded(spans.getValueAtPercentile(percent) / 1_000);
  return {
    get count() {
      return spans.totalCount;
    },
    take: (spanMs) => spans.recordValue(ns(spanMs)),
    takeCorrected: (spanMs, everyMs) => spans.recordValueWithExpectedInterval(ns(spanMs), ns(everyMs)),
    join: (text) => spans.add(decodeFromCompressedBase64(text)),
    text: () => encodeIntoCompressedBase64(spans),
    summary: () => {
      if (spans.totalCount === 0) throw new Error('nothing was measured');
      return {
        count: spans.totalCount,
        p50Us: atUs(50),
        p90Us: atUs(90),
        p99Us: spans.totalCount < 100 ? null : atUs(99),
        p999Us: spans.totalCount < 1_000 ? null : atUs(99.9),
        maxUs: rounded(spans.maxValue / 1_000),
      };
    },
  };
}

/** Three digits: more would pretend to a precision that no machine has twice. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
