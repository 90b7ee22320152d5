/** One kind of customers of a design. */
export interface DesignClass {
  readonly arrivalRate: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  /** Pools that serve it, as their places in the list of pools; one pool may be in several classes' lists. */
  readonly pools: readonly number[];
}

/** A group of equal agents. */
export interface DesignPool {
  readonly agents: number;
  /** Mean of the exponential handling time, whomever they serve. */
  readonly handling: number;
}

/**
 * Several kinds of customers, several groups of agents. Whoever is free takes the first class of the list that waits and that it serves,
 * in order of arrival within the class. A customer who finds several pools free is served by the first of the class's list, or, where
 * `choice` is `any`, by each free agent with the same chance.
 */
export interface Design {
  readonly classes: readonly DesignClass[];
  readonly pools: readonly DesignPool[];
  readonly choice: 'first' | 'any';
}

export interface DesignFigures {
  /** By class: arrivals that find no free agent. */
  readonly waited: readonly number[];
  /** By class: mean time until answer or abandonment, over all arrivals. */
  readonly meanWait: readonly number[];
  /** By class. */
  readonly abandoned: readonly number[];
  /** By class: mean number waiting. */
  readonly meanQueue: readonly number[];
  /** By pool. */
  readonly occupancy: readonly number[];
  /** Long-run share of time in states where the chain was cut: how wrong the figures may be. */
  readonly cut: number;
}
