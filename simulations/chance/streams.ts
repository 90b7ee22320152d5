import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A sequence of numbers in [0, 1). */
export type Stream = () => number;

/** Which random numbers a run is played with. */
export interface Chance {
  readonly seed: number;
  /** A name that gives a run numbers of its own although others use the same seed, so that one unlucky draw does not affect them all. */
  readonly own?: string;
  /** From 0; each replication has its own streams. */
  readonly replication: number;
  /** Every number u becomes 1 − u: the mirror image of the run with the same seed and replication. */
  readonly antithetic?: boolean;
}

/**
 * Opens streams by name. The name alone decides a stream's numbers, so that one more draw in one place does not change another, and two
 * plans that are compared get the same customers (common random numbers; Law 2015, Simulation Modeling and Analysis, ch. 11). The initial
 * state is a digest of seed, replication and name, because neighbouring seeds of the generator itself are correlated.
 */
export function openStreams({ seed, own, replication, antithetic = false }: Chance): (name: string) => Stream {
  const from = own === undefined ? `${seed}/${replication}` : `${seed}/${own}/${replication}`;
  return (name) => {
    const digest = createHash('sha256').update(`${from}/${name}`).digest();
    const state = [0, 4, 8, 12].map((at) => digest.readInt32LE(at));
    const generator = xoroshiro128plusFromState(state);
    // For u = 0, 1 − u would be 1, which is outside [0, 1): the largest number below 1 replaces it.
    return antithetic ? () => Math.min(1 - uniformFloat64(generator), 1 - Number.EPSILON / 2) : () => uniformFloat64(generator);
  };
}
