import type { Trial } from '../scenario/index.js';
import { openCrew } from './crew.js';
import type { Crew } from './crew-terms.js';
import { note, openFar } from './far.js';
import type { Replication, ReplicationOrder } from './run-replication.js';

export interface RunTrialOptions {
  /** Default: the trial's own number; of several trials, the first one's. */
  readonly replications?: number;
  readonly seed?: number;
  /** Number of threads; with 1, everything happens in this thread. By default one for each processor, begun where work lasts (see `openCrew`). */
  readonly workers?: number;
  /**
   * Each replication is followed by its mirror image: in monotone systems the pair's mean varies less than that of two independent runs.
   */
  readonly antithetic?: boolean;
  /** Called with each replication as it is done, in any order. */
  readonly onDone?: (replication: Replication) => void;
  /** Called several times a second with the progress of the replications not done yet: the sum of their shares. */
  readonly onMoved?: (shares: number) => void;
  /** Aborting ends the run; the result is what is done by then. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the replications of a trial. The result is in the order of the replications and the same for any number of threads; after an abort
 * it contains those that were done.
 */
export async function runTrial(trial: Trial, options: RunTrialOptions = {}): Promise<readonly Replication[]> {
  const [done = []] = await runTrials([trial], options);
  return done;
}

/**
 * Runs several trials on common random numbers: replication n of each has the seed and streams of replication n of the others. They advance
 * side by side, so that an abort leaves about as many of each.
 */
export async function runTrials(trials: readonly Trial[], options: RunTrialOptions = {}): Promise<readonly (readonly Replication[])[]> {
  const [first] = trials;
  if (first === undefined) return [];
  const orders = ordersOf(options, first);
  const crew = openCrew(options.workers, orders.length * trials.length);
  try {
    return await playTrials(crew, trials, orders, options);
  } finally {
    await crew.close();
  }
}

/** The replications that `options` ask for. */
export const ordersOf = (
  { replications, seed, antithetic = false }: Pick<RunTrialOptions, 'replications' | 'seed' | 'antithetic'>,
  trial: Trial,
): readonly ReplicationOrder[] =>
  Array.from({ length: replications ?? trial.replications }, (_, n): ReplicationOrder => {
    const own = seed ?? trial.seed;
    return antithetic ? { seed: own, replication: n >> 1, antithetic: n % 2 === 1 } : { seed: own, replication: n };
  });

const LOOK_MS = 200;

/** Has a crew play every order of every trial. */
export async function playTrials(
  crew: Crew,
  trials: readonly Trial[],
  orders: readonly ReplicationOrder[],
  { onDone, onMoved, signal }: Pick<RunTrialOptions, 'onDone' | 'onMoved' | 'signal'> = {},
): Promise<readonly (readonly Replication[])[]> {
  const shares = openFar(orders.length * trials.length);
  const look = onMoved && setInterval(() => onMoved(shares.reduce((sum, share) => sum + share, 0)), LOOK_MS);
  const answers = await Promise.all(
    orders.map((order, row) =>
      Promise.all(
        trials.map(async (trial, place) => {
          const far = onMoved && { shares, place: row * trials.length + place };
          const replication = await crew.play(trial, order, { signal, far });
          note(far, 0);
          if (replication !== undefined) onDone?.(replication);
          return replication;
        }),
      ),
    ),
  ).finally(() => clearInterval(look));
  return trials.map((_, place) => answers.map((row) => row[place]).filter((replication) => replication !== undefined));
}
