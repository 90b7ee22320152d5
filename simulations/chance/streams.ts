import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A sequence of numbers in [0, 1). */
export type Stream = () => number;

/** Which random numbers a run is played with. */
export interface Chance {
  readonly seed: number;
  /** Name of what has numbers of its own, also where others are played with the same seed: an unlucky draw is then not the draw of all. */
  readonly own?: string;
  /** From 0; each replication has streams of its own. */
  readonly replication: number;
  /** Every number u becomes 1 − u: the mirror image of the run with the same seed and replication. */
  readonly antithetic?: boolean;
}

/**
 * Opens streams by name. The name alone decides a stream's numbers, so that a draw more in one place does not move another, and two
 * plans that are compared meet the same customers (common random numbers; Law 2015, Simulation Modeling and Analysis, ch. 11).
 * The starting state is a digest of seed, replication and name: neighbouring seeds of the generator itself are correlated.
 */
export function openStreams({ seed, own, replication, antithetic = false }: Chance): (name: string) => Stream {
  const from = own === undefined ? `${seed}/${replication}` : `${seed}/${own}/${replication}`;
  return (name) => {
    const digest = createHash('sha256').update(`${from}/${name}`).digest();
    const state = [0, 4, 8, 12].map((at) => digest.readInt32LE(at));
    const generator = xoroshiro128plusFromState(state);
    // 1 − u would be 1 for u = 0, which is no number of [0, 1): the largest one below it stands in.
    return antithetic ? () => Math.min(1 - uniformFloat64(generator), 1 - Number.EPSILON / 2) : () => uniformFloat64(generator);
  };
}
