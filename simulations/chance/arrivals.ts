import { randomExponential, randomGamma } from 'd3-random';
import type { Stream } from './streams.js';

/** A period with a constant rate: [fromMs, toMs). */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
  /** Expected arrivals in the whole interval; need not be an integer. */
  readonly volume: number;
}

/** Intervals that overlap, run backwards or have a negative volume. */
export class IntervalsInvalid extends Error {
  override readonly name = 'IntervalsInvalid';
}

/**
 * Instants of a Poisson process whose rate is constant in each interval, in whole milliseconds, ascending: unit-rate arrivals on the
 * axis of expected volume, carried over to time (Çinlar 1975). The same stream under another curve gives the same customers, moved.
 * @throws IntervalsInvalid where intervals are not in order
 */
export function* arrivals(intervals: readonly Interval[], stream: Stream): Generator<number> {
  const gap = randomExponential.source(stream)(1);
  let volumeBefore = 0;
  let next = gap();
  let endMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs, volume } of intervals) {
    if (fromMs < endMs || toMs < fromMs || !(volume >= 0) || (volume > 0 && toMs === fromMs))
      throw new IntervalsInvalid(`Interval ${fromMs} to ${toMs} with volume ${volume} is out of order.`);
    endMs = toMs;
    while (next < volumeBefore + volume) {
      // Rounded down, so that the last instant of an interval is still inside it.
      yield Math.floor(fromMs + ((toMs - fromMs) * (next - volumeBefore)) / volume);
      next += gap();
    }
    volumeBefore += volume;
  }
}

/**
 * A random factor on each day's volume, with mean 1: real days vary more than a Poisson process (Jongbloed and Koole 2001), and a model
 * without it flatters the service level. Gamma distributed, so that a day's count is negative binomial.
 * @param variation standard deviation of the factor; 0: always 1
 */
export function dayFactor(variation: number, stream: Stream): () => number {
  if (variation === 0) return () => 1;
  const shape = 1 / variation ** 2;
  return randomGamma.source(stream)(shape, 1 / shape);
}
