/**
 * A measured distribution as a table of quantiles, read backwards: a share of the customers goes in, their seconds come out.
 * Between two points of the table the curve is a straight line.
 */
export interface Quantiles {
  /** Rising percentages from 0 to 100. */
  readonly percent: readonly number[];
  /** The value, in seconds, that `percent` of the customers do not exceed; never falling, as long as `percent`. */
  readonly seconds: readonly number[];
}

/** The seconds at `share` in [0, 1]; hits the table exactly at its points. Throws RangeError outside [0, 1]. */
export function secondsAt({ percent, seconds }: Quantiles, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1, not ${share}.`);
  const right = percent.findIndex((p) => p / 100 >= share);
  const rightSeconds = seconds[right];
  if (rightSeconds === undefined) throw new RangeError(`The quantile table has no point at or above ${share * 100} %.`);
  const leftPercent = percent[right - 1];
  const leftSeconds = seconds[right - 1];
  const rightPercent = percent[right];
  if (leftPercent === undefined || leftSeconds === undefined || rightPercent === undefined) return rightSeconds;
  const along = (share - leftPercent / 100) / ((rightPercent - leftPercent) / 100);
  // At the point itself the division may come out a hair under 1.
  return share === rightPercent / 100 ? rightSeconds : Math.min(rightSeconds, leftSeconds + (rightSeconds - leftSeconds) * along);
}

/** Says what is wrong with a table, or nothing. */
export function quantilesProblem({ percent, seconds }: Quantiles): string | undefined {
  if (percent.length !== seconds.length) return `${percent.length} percentages but ${seconds.length} values`;
  if (percent[0] !== 0 || percent.at(-1) !== 100) return 'the percentages do not run from 0 to 100';
  if (percent.some((p, at) => at > 0 && !(p > (percent[at - 1] ?? p)))) return 'the percentages do not rise';
  if (seconds.some((s, at) => !(s >= (seconds[at - 1] ?? 0)))) return 'the values fall or are negative';
  return undefined;
}
