import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Trial } from '../scenario/index.js';
import { type Replication, type ReplicationOrder, runReplication } from './run-replication.js';

export interface RunTrialOptions {
  /** Default: the trial's own. */
  readonly replications?: number;
  readonly seed?: number;
  /** Threads; default as many as the machine runs at a time. With 1 everything happens in this one. */
  readonly workers?: number;
  /** Each replication is followed by its mirror image: on monotone systems the pair's mean varies less than two runs of their own. */
  readonly antithetic?: boolean;
  /** Told of each replication as it is done, in whatever order that is. */
  readonly onDone?: (replication: Replication) => void;
  /** Aborting ends the run; what is done by then is the answer. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the replications of a trial. The answer is in the order of the replications and the same whatever the number of threads; after
 * an abort it holds those that were done.
 */
export async function runTrial(trial: Trial, options: RunTrialOptions = {}): Promise<readonly Replication[]> {
  const { replications = trial.replications, seed = trial.seed, antithetic = false } = options;
  const orders = Array.from(
    { length: replications },
    (_, n): ReplicationOrder => (antithetic ? { seed, replication: n >> 1, antithetic: n % 2 === 1 } : { seed, replication: n }),
  );
  const workers = Math.min(options.workers ?? availableParallelism(), replications);
  return workers > 1 ? inThreads(trial, orders, workers, options) : here(trial, orders, options);
}

async function here(
  trial: Trial,
  orders: readonly ReplicationOrder[],
  { onDone, signal }: RunTrialOptions,
): Promise<readonly Replication[]> {
  const done: Replication[] = [];
  for (const order of orders) {
    if (signal?.aborted === true) break;
    const replication = await runReplication(trial, order);
    done.push(replication);
    onDone?.(replication);
    // A replication never yields to the event loop by itself; a signal has to be heard between two of them.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done;
}

async function inThreads(
  trial: Trial,
  orders: readonly ReplicationOrder[],
  workers: number,
  { onDone, signal }: RunTrialOptions,
): Promise<readonly Replication[]> {
  const pool = new Piscina<ReplicationOrder, Replication>({ ...threadFile(), minThreads: workers, maxThreads: workers, workerData: trial });
  try {
    const runs = orders.map(async (order) => {
      try {
        const replication: Replication = await pool.run(order, signal === undefined ? {} : { signal });
        onDone?.(replication);
        return replication;
      } catch (error) {
        if (signal?.aborted === true) return undefined;
        throw error;
      }
    });
    return (await Promise.all(runs)).filter((replication) => replication !== undefined);
  } finally {
    await pool.destroy();
  }
}

/** Built, the thread is a file beside this one; from the sources it has to be told how to read TypeScript. */
const threadFile = (): { readonly filename: string; readonly execArgv?: string[] } =>
  import.meta.url.endsWith('.ts')
    ? {
        filename: fileURLToPath(new URL('./replication-worker.ts', import.meta.url)),
        execArgv: ['--conditions=signalbox-source', '--import', import.meta.resolve('tsx')],
      }
    : { filename: fileURLToPath(new URL('./replication-worker.js', import.meta.url)) };
