import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Trial } from '../scenario/index.js';
import type { Crew } from './crew-terms.js';
import { type Far, note } from './far.js';
import { firstAlone } from './first-alone.js';
import { type Replication, type ReplicationOrder, runReplication } from './run-replication.js';
import { withYoungMemory } from './young-memory.js';

/** Everything a thread needs for one replication, since it keeps nothing between two. */
export interface CrewTask {
  readonly trial: Trial;
  readonly order: ReplicationOrder;
  readonly far?: Far;
}

/**
 * Opens a crew; whoever opens it must close it.
 * @param workers number of threads, begun at once; with 1, everything happens in this thread, in the order requested. By default one for each
 * processor, begun once this thread has done some work alone: starting them takes longer than most small scenarios do.
 * @param tasksMax more threads than that are not begun.
 */
export function openCrew(workers?: number, tasksMax = Number.POSITIVE_INFINITY): Crew {
  const threads = Math.min(workers ?? availableParallelism(), tasksMax);
  if (threads <= 1) return alone();
  return workers === undefined ? firstAlone(alone(), () => inThreads(threads)) : inThreads(threads);
}

/** How long this thread plays before it yields to others: progress displays and Ctrl-C. */
const TURN_MS = 100;

function alone(): Crew {
  let last: Promise<unknown> = Promise.resolve();
  return {
    play(trial, order, { signal, far, moved: told } = {}) {
      const own = last.then(async () => {
        await turn();
        if (signal?.aborted === true) return undefined;
        let turnMs = performance.now() + TURN_MS;
        const moved = (share: number): void | Promise<void> => {
          note(far, share);
          told?.();
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
      // A failure is reported to whoever waits for it, not to the next.
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

/** After building, the thread is a file beside this one; from the sources, Node has to be told how to read TypeScript. */
const threadFile = (): { readonly filename: string; readonly execArgv?: string[] } =>
  import.meta.url.endsWith('.ts')
    ? {
        filename: fileURLToPath(new URL('./replication-worker.ts', import.meta.url)),
        execArgv: ['--conditions=signalbox-source', '--import', import.meta.resolve('tsx')],
      }
    : { filename: fileURLToPath(new URL('./replication-worker.js', import.meta.url)) };
