import type { CrewTask } from './crew.js';
import { note } from './far.js';
import { type Replication, runReplication } from './run-replication.js';

/** A thread that runs replications of the trials it is given. */
export default ({ trial, order, far }: CrewTask): Promise<Replication> =>
  runReplication(trial, order, far === undefined ? {} : { moved: (share) => note(far, share) });
