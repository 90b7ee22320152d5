import type { SpanHistogram } from './histogram.js';

export interface Pace {
  /** Thrown away, so that the compiler and the caches have seen the work. */
  readonly warmUpMs: number;
  /** Where a case says itself when it is warm, how long it may take until it is. */
  readonly warmUpMaxMs?: number;
  readonly measureMs: number;
}

/** Sees to it that a case told to run for no time at all still shows something. */
const SAMPLES_MIN = 1;

/**
 * One sample after the other: each does its work and says what it took, in milliseconds; `null`: this one does not count. `isWarm`: whether
 * the case has seen all it has to see before anything counts.
 * @returns how long it took to warm up, in milliseconds
 */
export async function repeat(
  sample: () => number | null | Promise<number | null>,
  pace: Pace,
  spans: SpanHistogram,
  isWarm: () => boolean = () => true,
): Promise<number> {
  const startMs = performance.now();
  const warmFromMs = startMs + pace.warmUpMs;
  const warmAtLastMs = Math.max(warmFromMs, startMs + (pace.warmUpMaxMs ?? Number.POSITIVE_INFINITY));
  let countFromMs: number | undefined;
  for (let nowMs = startMs; ; nowMs = performance.now()) {
    if (countFromMs === undefined && nowMs >= warmFromMs && (isWarm() || nowMs >= warmAtLastMs)) countFromMs = nowMs;
    if (countFromMs !== undefined && nowMs >= countFromMs + pace.measureMs && spans.count >= SAMPLES_MIN) return countFromMs - startMs;
    const taken = sample();
    const spanMs = taken instanceof Promise ? await taken : taken;
    if (countFromMs !== undefined && spanMs !== null) spans.take(spanMs);
  }
}

/** A span of asynchronous work, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
