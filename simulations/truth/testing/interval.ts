/** Mean of independent replications with the half width of its confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
}

/** Replications of every case; the quantile below belongs to this number. */
export const REPLICATIONS = 20;
/** 99.95 % quantile of Student's t with 19 degrees of freedom: an interval of 99.9 %. */
const T_19 = 3.8834;

/** The 99.9 % interval of the mean, by Student's t over replications (Law, Simulation Modeling and Analysis, ch. 9). */
export function interval(values: readonly number[]): Interval {
  if (values.length !== REPLICATIONS) throw new Error(`the quantile is for ${REPLICATIONS} replications, not ${values.length}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, halfWidth: T_19 * Math.sqrt(variance / values.length) };
}

export const holds = ({ mean, halfWidth }: Interval, value: number): boolean => Math.abs(mean - value) <= halfWidth;
