import type { Trial } from '../scenario/index.js';
import type { Far } from './far.js';
import type { Replication, ReplicationOrder } from './run-replication.js';

/** How the progress of a replication is followed. */
export interface Following {
  readonly signal?: AbortSignal | undefined;
  readonly far?: Far | undefined;
  /** Called now and then, each time after equally many things have happened. Only for what this thread plays. */
  readonly moved?: (() => void) | undefined;
}

/** Threads that play replications, or this thread alone. The results do not depend on how many there are. */
export interface Crew {
  /** `undefined` if `signal` was aborted before it was done. */
  play(trial: Trial, order: ReplicationOrder, following?: Following): Promise<Replication | undefined>;
  close(): Promise<void>;
}
