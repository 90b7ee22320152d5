/** Many replications of one trial, on as many threads as there are, with the same result as on one. */
export { type Replication, type ReplicationOrder, runReplication, type Watcher } from './run-replication.js';
export { type RunTrialOptions, runTrial } from './run-trial.js';
