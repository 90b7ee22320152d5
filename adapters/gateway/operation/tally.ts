import type { Counter, Histogram } from 'prom-client';

/**
 * Counts in plain numbers and passes them to prom-client only when the metrics are read. A gateway counts thousands of times a second,
 * its metrics are read every few seconds, and prom-client looks up the labels at every count.
 */
export interface Tally<L extends string> {
  add(label: L): void;
  /** Brings the counters of prom-client up to date. */
  tell(): void;
}

/** A counter for each label of a fixed list; all exist from the start. */
export function openTally<L extends string>(labels: readonly L[], counterOf: (label: L) => Counter.Internal): Tally<L> {
  const counted = new Map<L, { untold: number; readonly counter: Counter.Internal }>();
  for (const label of labels) {
    const counter = counterOf(label);
    // A series appears only once it has been counted, if only by 0.
    counter.inc(0);
    counted.set(label, { untold: 0, counter });
  }
  return {
    add: (label) => {
      const count = counted.get(label);
      if (count !== undefined) count.untold += 1;
    },
    tell: () => {
      for (const count of counted.values()) {
        if (count.untold === 0) continue;
        count.counter.inc(count.untold);
        count.untold = 0;
      }
    },
  };
}

/** Values are kept until the metrics are read, or until there are this many. */
const VALUES_MAX = 1_024;

/** Collects values for a histogram of prom-client and passes them on many at a time. */
export function openValues(histogram: Histogram): { take(value: number): void; tell(): void } {
  const values = new Float64Array(VALUES_MAX);
  let count = 0;
  const tell = (): void => {
    for (let i = 0; i < count; i++) histogram.observe(values[i] as number);
    count = 0;
  };
  return {
    take: (value) => {
      values[count++] = value;
      if (count === VALUES_MAX) tell();
    },
    tell,
  };
}
