import { randomExponential, randomGamma, randomLogNormal } from 'd3-random';
import type { Stream } from './streams.js';

/** A distribution of durations; `Ms` values need not be integers. */
export type SpanModel =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /** `variation` is the standard deviation divided by the mean; call-centre handling times have about 1 (Brown et al. 2005). */
  | { readonly kind: 'log-normal' | 'gamma'; readonly meanMs: number; readonly variation: number }
  /** A cumulative distribution function by its points, with shares rising from 0 to 1, linear between them. */
  | { readonly kind: 'empirical'; readonly points: readonly (readonly [share: number, ms: number])[] };

/** A distribution that makes no sense; the message says why. */
export class SpanModelInvalid extends Error {
  override readonly name = 'SpanModelInvalid';
}

/** Draws durations in whole milliseconds, from 0. */
export type DrawMs = () => number;

/**
 * @throws SpanModelInvalid for a mean or variation that is not above 0, or points that do not rise from 0 to 1
 */
export function spans(model: SpanModel, stream: Stream): DrawMs {
  const draw = drawer(model, stream);
  return () => Math.round(draw());
}

function drawer(model: SpanModel, stream: Stream): () => number {
  switch (model.kind) {
    case 'constant':
      if (!(model.ms >= 0)) throw new SpanModelInvalid(`A constant span of ${model.ms} ms is below 0.`);
      return () => model.ms;
    case 'exponential':
      return randomExponential.source(stream)(1 / positive('mean', model.meanMs));
    case 'log-normal': {
      const mean = positive('mean', model.meanMs);
      const variance = Math.log1p(positive('variation', model.variation) ** 2);
      return randomLogNormal.source(stream)(Math.log(mean) - variance / 2, Math.sqrt(variance));
    }
    case 'gamma': {
      const shape = 1 / positive('variation', model.variation) ** 2;
      return randomGamma.source(stream)(shape, positive('mean', model.meanMs) / shape);
    }
    case 'empirical':
      return byInversion(model.points, stream);
  }
}

function positive(what: string, value: number): number {
  if (value > 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new SpanModelInvalid(`The ${what} of a span is ${value}; it must be above 0.`);
}

function byInversion(points: readonly (readonly [number, number])[], stream: Stream): () => number {
  checkPoints(points);
  return () => {
    const u = stream();
    let low = 0;
    let high = points.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((points[middle] as readonly [number, number])[0] <= u) low = middle;
      else high = middle;
    }
    const [shareBefore, msBefore] = points[low] as readonly [number, number];
    const [shareAfter, msAfter] = points[high] as readonly [number, number];
    return msBefore + ((msAfter - msBefore) * (u - shareBefore)) / (shareAfter - shareBefore);
  };
}

function checkPoints(points: readonly (readonly [number, number])[]): void {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2)
    throw new SpanModelInvalid('An empirical span needs at least two points.');
  if (first[0] !== 0 || last[0] !== 1)
    throw new SpanModelInvalid(`The shares of an empirical span run from ${first[0]} to ${last[0]}, not from 0 to 1.`);
  if (!(first[1] >= 0)) throw new SpanModelInvalid(`The first span of an empirical distribution is ${first[1]} ms, below 0.`);
  for (const [place, [share, ms]] of points.entries()) {
    const before = points[place - 1];
    if (before !== undefined && (share <= before[0] || ms < before[1]))
      throw new SpanModelInvalid(`The points of an empirical span must rise: (${before}) is followed by (${share},${ms}).`);
  }
}

/** The same distribution, scaled to another mean. */
export function withMean(model: SpanModel, meanMs: number): SpanModel {
  if (model.kind === 'constant') return { kind: 'constant', ms: meanMs };
  if (model.kind !== 'empirical') return { ...model, meanMs };
  const factor = meanMs / meanMsOf(model);
  return { kind: 'empirical', points: model.points.map(([share, ms]) => [share, ms * factor] as const) };
}

/** The mean of a model in milliseconds, for reports and for theory. */
export function meanMsOf(model: SpanModel): number {
  switch (model.kind) {
    case 'constant':
      return model.ms;
    case 'empirical':
      return model.points.reduce((sum, [share, ms], place) => {
        const before = model.points[place - 1];
        return before === undefined ? sum : sum + ((share - before[0]) * (ms + before[1])) / 2;
      }, 0);
    default:
      return model.meanMs;
  }
}
