/** What is told of measured spans, in microseconds. */
export interface Spans {
  readonly count: number;
  readonly p50Us: number;
  readonly p90Us: number;
  /** `null` below 100 samples: there is none. */
  readonly p99Us: number | null;
  readonly maxUs: number;
}

/** Nearest-rank quantiles of spans given in milliseconds. */
export function summarise(spansMs: readonly number[]): Spans {
  const sorted = Float64Array.from(spansMs).sort();
  if (sorted.length === 0) throw new Error('nothing was measured');
  const atUs = (share: number): number => rounded((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number) * 1_000);
  return {
    count: sorted.length,
    p50Us: atUs(0.5),
    p90Us: atUs(0.9),
    p99Us: sorted.length < 100 ? null : atUs(0.99),
    maxUs: atUs(1),
  };
}

/** Three digits: more would pretend to a precision that no machine has twice. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
