/** The distribution of how long customers wait before they abandon. */
export interface Patience {
  /** Share of customers who are still there after a wait of `x` (survival function). */
  readonly stays: (x: number) => number;
  /** Integral of `stays` from 0 to `x`: the mean time spent waiting by customers whose turn comes after `x`. */
  readonly lasts: (x: number) => number;
}

/** Nobody ever abandons: Erlang C. */
export const endless: Patience = { stays: () => 1, lasts: (x) => x };

/** Exponential patience: Erlang A. */
export const exponentialPatience = (mean: number): Patience => ({
  stays: (x) => Math.exp(-x / mean),
  // expm1 keeps precision when the wait is short compared with the patience.
  lasts: (x) => -mean * Math.expm1(-x / mean),
});

/** A share of customers abandons at once when they meet a wait; the others have the given patience. */
export const balking = (share: number, others: Patience): Patience => ({
  stays: (x) => (x > 0 ? (1 - share) * others.stays(x) : 1),
  lasts: (x) => (1 - share) * others.lasts(x),
});

/** Customers of several kinds, each a share of all; the shares add up to 1. */
export const mixed = (kinds: readonly (readonly [share: number, patience: Patience])[]): Patience => ({
  stays: (x) => kinds.reduce((sum, [share, patience]) => sum + share * patience.stays(x), 0),
  lasts: (x) => kinds.reduce((sum, [share, patience]) => sum + share * patience.lasts(x), 0),
});
