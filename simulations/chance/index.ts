/** Randomness for simulations: named streams of random numbers, and durations and arrivals drawn from them. */
export { arrivals, dayFactor, type Interval, IntervalsInvalid } from './arrivals.js';
export { type DrawMs, meanMsOf, type SpanModel, SpanModelInvalid, spans, withMean } from './spans.js';
export { type Chance, openStreams, type Stream } from './streams.js';
