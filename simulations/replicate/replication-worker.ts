import type { CrewTask } from './crew.js';
import { type Replication, runReplication } from './run-replication.js';

/** A thread that runs replications, each of the trial it is told. */
export default ({ trial, order }: CrewTask): Promise<Replication> => runReplication(trial, order);
