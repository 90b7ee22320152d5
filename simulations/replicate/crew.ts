import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Trial } from '../scenario/index.js';
import { type Replication, type ReplicationOrder, runReplication } from './run-replication.js';

/** What a thread is told: everything, for it keeps nothing between two replications. */
export interface CrewTask {
  readonly trial: Trial;
  readonly order: ReplicationOrder;
}

/** Those who play replications: threads, or this thread alone. What they answer does not depend on how many they are. */
export interface Crew {
  /** `undefined` where `signal` was aborted before it was done. */
  play(trial: Trial, order: ReplicationOrder, signal?: AbortSignal): Promise<Replication | undefined>;
  close(): Promise<void>;
}

/**
 * Opens a crew; whoever opens it closes it.
 * @param workers threads; default as many as the machine runs at a time. With 1 everything happens in this one, in the order asked.
 */
export const openCrew = (workers: number = availableParallelism()): Crew => (workers > 1 ? inThreads(workers) : alone());

function alone(): Crew {
  let last: Promise<unknown> = Promise.resolve();
  return {
    play(trial, order, signal) {
      const own = last.then(async () => {
        // A replication never yields to the event loop by itself; a signal has to be heard between two of them.
        await new Promise((resolve) => setImmediate(resolve));
        return signal?.aborted === true ? undefined : runReplication(trial, order);
      });
      last = own;
      return own;
    },
    close: () => Promise.resolve(),
  };
}

function inThreads(workers: number): Crew {
  const pool = new Piscina<CrewTask, Replication>({ minThreads: workers, maxThreads: workers, ...threadFile() });
  return {
    async play(trial, order, signal) {
      try {
        return await pool.run({ trial, order }, signal === undefined ? {} : { signal });
      } catch (error) {
        if (signal?.aborted === true) return undefined;
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}

/** Built, the thread is a file beside this one; from the sources it has to be told how to read TypeScript. */
const threadFile = (): { readonly filename: string; readonly execArgv?: string[] } =>
  import.meta.url.endsWith('.ts')
    ? {
        filename: fileURLToPath(new URL('./replication-worker.ts', import.meta.url)),
        execArgv: ['--conditions=signalbox-source', '--import', import.meta.resolve('tsx')],
      }
    : { filename: fileURLToPath(new URL('./replication-worker.js', import.meta.url)) };
