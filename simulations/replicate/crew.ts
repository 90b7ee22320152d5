import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Trial } from '../scenario/index.js';
import { type Far, note } from './far.js';
import { type Replication, type ReplicationOrder, runReplication } from './run-replication.js';
import { withYoungMemory } from './young-memory.js';

/** What a thread is told: everything, for it keeps nothing between two replications. */
export interface CrewTask {
  readonly trial: Trial;
  readonly order: ReplicationOrder;
  readonly far?: Far;
}

/** How a replication is followed while it is played. */
export interface Following {
  readonly signal?: AbortSignal | undefined;
  readonly far?: Far | undefined;
}

/** Those who play replications: threads, or this thread alone. What they answer does not depend on how many they are. */
export interface Crew {
  /** `undefined` where `signal` was aborted before it was done. */
  play(trial: Trial, order: ReplicationOrder, following?: Following): Promise<Replication | undefined>;
  close(): Promise<void>;
}

/**
 * Opens a crew; whoever opens it closes it.
 * @param workers threads; default as many as the machine runs at a time. With 1 everything happens in this one, in the order asked.
 */
export const openCrew = (workers: number = availableParallelism()): Crew => (workers > 1 ? inThreads(workers) : alone());

/** How long this thread plays before it lets others have a turn: whoever shows how far it is, and Ctrl-C. */
const TURN_MS = 100;

function alone(): Crew {
  let last: Promise<unknown> = Promise.resolve();
  return {
    play(trial, order, { signal, far } = {}) {
      const own = last.then(async () => {
        await turn();
        if (signal?.aborted === true) return undefined;
        let turnMs = performance.now() + TURN_MS;
        const moved = (share: number): void | Promise<void> => {
          note(far, share);
          if (performance.now() < turnMs) return;
          return turn().then(() => {
            signal?.throwIfAborted();
            turnMs = performance.now() + TURN_MS;
          });
        };
        return runReplication(trial, order, { moved }).catch((error: unknown) => {
          if (signal?.aborted === true) return undefined;
          throw error;
        });
      });
      // One that has failed is the failure of whoever waits for it, not of the next.
      last = own.catch(() => undefined);
      return own;
    },
    close: () => Promise.resolve(),
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function inThreads(workers: number): Crew {
  const pool = new Piscina<CrewTask, Replication>({ minThreads: workers, maxThreads: workers, ...threadFile(), ...withYoungMemory() });
  return {
    async play(trial, order, { signal, far } = {}) {
      try {
        return await pool.run({ trial, order, ...(far === undefined ? {} : { far }) }, signal === undefined ? {} : { signal });
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
