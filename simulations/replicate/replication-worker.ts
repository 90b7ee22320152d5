import type { CrewTask } from './crew.js';
import { note } from './far.js';
import { type Replication, runReplication } from './run-replication.js';

/** A thread that runs replications, each of the trial it is told. */
export default ({ trial, order, far }: CrewTask): Promise<Replication> =>
  runReplication(trial, order, far === undefined ? {} : { moved: (share) => note(far, share) });
