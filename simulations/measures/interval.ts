import { integrate } from '../theory/index.js';

/** Mean of independent replications, with the half-width of its confidence interval. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
}

/**
 * Quantile of Student's t with `freedom` degrees of freedom at probability `p` (over 1/2), by bisection on the distribution function, whose
 * density is a power of the cosine of the angle (Student 1908).
 */
export function studentQuantile(p: number, freedom: number): number {
  const key = `${p}/${freedom}`;
  const known = KNOWN.get(key) ?? bisected(p, freedom);
  KNOWN.set(key, known);
  return known;
}

/** A report asks for the same few quantiles thousands of times. */
const KNOWN = new Map<string, number>();

function bisected(p: number, freedom: number): number {
  const density = (angle: number): number => Math.cos(angle) ** (freedom - 1);
  const whole = 2 * integrate(density, 0, Math.PI / 2);
  let low = 0;
  let high = Math.PI / 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (0.5 + integrate(density, 0, middle) / whole < p) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2);
}

/**
 * The mean of replications and its confidence interval (Law 2015, ch. 9).
 * @param confidence for instance 0.95
 * @throws RangeError for fewer than two values: one run says nothing about its own error
 */
export function estimate(values: readonly number[], confidence: number): Estimate {
  const count = values.length;
  if (count < 2) throw new RangeError('An interval needs at least two replications.');
  return { mean: meanOf(values), halfWidth: studentQuantile((1 + confidence) / 2, count - 1) * Math.sqrt(variance(values) / count) };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a sample: the sum of squares divided by one less than their number. */
export function variance(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
