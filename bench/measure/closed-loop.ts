import type { SpanHistogram } from './histogram.js';

export interface Pace {
  /** Thrown away, so that the compiler and the caches have seen the work. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Sees to it that a case told to run for no time at all still shows something. */
const SAMPLES_MIN = 1;

/** One sample after the other: each does its work and says what it took, in milliseconds; `null`: this one does not count. */
export async function repeat(sample: () => number | null | Promise<number | null>, pace: Pace, spans: SpanHistogram): Promise<void> {
  const startMs = performance.now();
  const countFromMs = startMs + pace.warmUpMs;
  const endMs = countFromMs + pace.measureMs;
  for (let nowMs = startMs; nowMs < endMs || spans.count < SAMPLES_MIN; nowMs = performance.now()) {
    const taken = sample();
    const spanMs = taken instanceof Promise ? await taken : taken;
    if (nowMs >= countFromMs && spanMs !== null) spans.take(spanMs);
  }
}

/** A span of asynchronous work, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
