/** Many replications of one or several trials, on as many threads as there are, with the same results as on one. */
export { headOfRun } from './copied-journal.js';
export { openCrew } from './crew.js';
export type { Crew } from './crew-terms.js';
export { type Replication, type ReplicationOrder, runReplication, type Watcher } from './run-replication.js';
export { type RunToJournalOptions, runToJournal } from './run-to-journal.js';
export { ordersOf, playTrials, type RunTrialOptions, runTrial, runTrials } from './run-trial.js';
export { YOUNG_MEMORY_FLAGS } from './young-memory.js';
