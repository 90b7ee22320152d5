/** One class of customers of a design. */
export interface DesignClass {
  readonly arrivalRate: number;
  /** Mean of the exponential patience; `null`: endless. */
  readonly patience: number | null;
  /** Pools that serve it, as indices in the list of pools; a pool may serve several classes. */
  readonly pools: readonly number[];
  /** Pool by pool, as in `pools`: the class is given an agent only while more than so many are free there. Default: 0 for each. */
  readonly reserve?: readonly number[] | undefined;
}

/** A group of equal agents. */
export interface DesignPool {
  readonly agents: number;
  /** Mean of the exponential handling time, whatever the class. */
  readonly handling: number;
  /** The class to which whoever is free turns first, as a place in the list, before all others in its order; default: none. */
  readonly first?: number | undefined;
}

/** The classes a pool serves, in the order in which whoever is free there turns to them. */
export function turnsOf({ classes, pools }: Design, pool: number): readonly number[] {
  const served = [...classes.keys()].filter((place) => classes[place]?.pools.includes(pool));
  const first = pools[pool]?.first;
  return first === undefined ? served : served.sort((one, other) => Number(other === first) - Number(one === first) || one - other);
}

/**
 * Several classes of customers, several pools of agents. A free agent takes the first waiting class of the list that it serves, or one
 * that its pool takes before the others, in order of arrival within the class; or, if `order` is `arrival`, whoever has waited longest of
 * all classes that it serves. A customer who finds several pools free is served by the first in the class's list, or, if `choice` is `any`,
 * by any free agent with equal probability.
 */
export interface Design {
  readonly classes: readonly DesignClass[];
  readonly pools: readonly DesignPool[];
  readonly choice: 'first' | 'any';
  /** Default: `list`. */
  readonly order?: 'list' | 'arrival' | undefined;
}

/** How many agents of the pool must stay free for others when this class is served; the pool is one of the class's. */
export const reservedIn = ({ pools, reserve }: DesignClass, pool: number): number => reserve?.[pools.indexOf(pool)] ?? 0;

export interface DesignFigures {
  /** By class: probability that an arrival finds no free agent. */
  readonly waited: readonly number[];
  /** By class: mean time until answer or abandonment, over all arrivals. */
  readonly meanWait: readonly number[];
  /** By class. */
  readonly abandoned: readonly number[];
  /** By class: mean number waiting. */
  readonly meanQueue: readonly number[];
  /** By pool. */
  readonly occupancy: readonly number[];
  /** Stationary probability of the states where the chain was truncated: a bound on the error of the figures. */
  readonly cut: number;
}
