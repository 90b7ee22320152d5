/** How far replications are that are under way, each in a cell of its own; threads write it, whoever waits reads it. */
export interface Far {
  /** Shares of the horizon that are over, 0 once a replication is done. */
  readonly shares: Float64Array<SharedArrayBuffer>;
  readonly place: number;
}

export const openFar = (replications: number): Far['shares'] =>
  new Float64Array(new SharedArrayBuffer(replications * Float64Array.BYTES_PER_ELEMENT));

/** Notes a share; for a replication nobody follows, nothing. */
export const note = (far: Far | undefined, share: number): void => {
  if (far !== undefined) far.shares[far.place] = share;
};
