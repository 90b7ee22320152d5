import { workerData } from 'piscina';
import type { Trial } from '../scenario/index.js';
import { type Replication, type ReplicationOrder, runReplication } from './run-replication.js';

/** A thread that runs replications of the trial it was started with. */
export default (order: ReplicationOrder): Promise<Replication> => runReplication(workerData as Trial, order);
