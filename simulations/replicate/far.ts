/** The progress of running replications, a cell each; threads write it, the progress display reads it. */
export interface Far {
  /** Shares of the horizon that are over, reset to 0 once a replication is done. */
  readonly shares: Float64Array<SharedArrayBuffer>;
  readonly place: number;
}

export const openFar = (replications: number): Far['shares'] =>
  new Float64Array(new SharedArrayBuffer(replications * Float64Array.BYTES_PER_ELEMENT));

/** Notes a share; does nothing for a replication nobody follows. */
export const note = (far: Far | undefined, share: number): void => {
  if (far !== undefined) far.shares[far.place] = share;
};
