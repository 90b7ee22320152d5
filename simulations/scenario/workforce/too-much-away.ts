import type { Shrinkage } from '../trial.js';

/** Shrinkage of more than 100 % at one time. */
export interface TooMuchAway {
  /** The piece written last of those that apply. */
  readonly last: number;
  /** Indices of all that apply, in the order in which they were written. */
  readonly pieces: readonly number[];
  readonly share: number;
  readonly atMs: number;
}

/** Absorbs rounding errors of shares that add up to the whole. */
const ROUNDING = 1e-9;

/**
 * Where shrinkage adds up to more than 100 %: looks at each instant at which a piece begins, and reports each piece at most once.
 * @param pieces in the order in which they were written
 */
export function tooMuchAway(pieces: readonly Shrinkage[]): readonly TooMuchAway[] {
  const found = new Map<number, TooMuchAway>();
  const inTime = [...pieces.keys()].sort((one, other) => (pieces[one] as Shrinkage).fromMs - (pieces[other] as Shrinkage).fromMs);
  let holding: number[] = [];
  for (const next of inTime) {
    const { fromMs } = pieces[next] as Shrinkage;
    holding = [...holding.filter((place) => (pieces[place] as Shrinkage).toMs > fromMs), next];
    const share = holding.reduce((sum, place) => sum + (pieces[place] as Shrinkage).share, 0);
    if (share <= 1 + ROUNDING) continue;
    const together = [...holding].sort((one, other) => one - other);
    const last = together.at(-1) as number;
    if (!found.has(last)) found.set(last, { last, pieces: together, share, atMs: fromMs });
  }
  return [...found.values()];
}
