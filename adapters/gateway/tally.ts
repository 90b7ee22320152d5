import type { Counter, Histogram } from 'prom-client';

/**
 * Counts in plain numbers, of which prom-client is told when somebody asks: a gateway counts some thousand times a second what is
 * asked for every few seconds, and each time prom-client looks its labels up.
 */
export interface Tally<L extends string> {
  add(label: L): void;
  /** Brings the counters of prom-client up to date. */
  tell(): void;
}

/** A counter for each label of a closed list; all are there from the start. */
export function openTally<L extends string>(labels: readonly L[], counterOf: (label: L) => Counter.Internal): Tally<L> {
  const counted = new Map<L, { untold: number; readonly counter: Counter.Internal }>();
  for (const label of labels) {
    const counter = counterOf(label);
    // Only counting, if by nothing, makes a series appear.
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

/** Values kept until somebody asks, or so many have come. */
const VALUES_MAX = 1_024;

/** Takes values for a histogram of prom-client, which is told of many at a time. */
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
