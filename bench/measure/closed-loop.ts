import type { SpanHistogram } from './histogram.js';

export interface Pace {
  /** Not counted, so that the compiler and the caches have seen the work. */
  readonly warmUpMs: number;
  /** If a case itself says when it is warm, the longest this may take. */
  readonly warmUpMaxMs?: number;
  readonly measureMs: number;
  /** So many samples are taken however long that takes; default 1, so that a case told to run for no time at all still shows something. */
  readonly samplesMin?: number;
}

/**
 * Takes one sample after another: each does its work and returns how long it took, in milliseconds, or `null` if it does not count.
 * `isWarm`: whether the case has seen everything it needs to see before anything counts.
 * @returns how long the warm-up took, in milliseconds
 */
export async function repeat(
  sample: () => number | null | Promise<number | null>,
  pace: Pace,
  spans: SpanHistogram,
  isWarm: () => boolean = () => true,
): Promise<number> {
  const { samplesMin = 1 } = pace;
  const startMs = performance.now();
  const warmFromMs = startMs + pace.warmUpMs;
  const warmAtLastMs = Math.max(warmFromMs, startMs + (pace.warmUpMaxMs ?? Number.POSITIVE_INFINITY));
  let countFromMs: number | undefined;
  for (let nowMs = startMs; ; nowMs = performance.now()) {
    if (countFromMs === undefined && nowMs >= warmFromMs && (isWarm() || nowMs >= warmAtLastMs)) countFromMs = nowMs;
    if (countFromMs !== undefined && nowMs >= countFromMs + pace.measureMs && spans.count >= samplesMin) return countFromMs - startMs;
    const taken = sample();
    const spanMs = taken instanceof Promise ? await taken : taken;
    if (countFromMs !== undefined && spanMs !== null) spans.take(spanMs);
  }
}

/** The duration of asynchronous work, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
