/** The embedded journal: durable on one machine, without a server. */
export { type Follower, type FollowerOptions, startFollower } from './follower.js';
export { type EmbeddedJournal, type EmbeddedOptions, embeddedJournal } from './journal.js';
export { makeFolder } from './make-folder.js';
export { type ReadOnlyJournal, type ReadOnlyOptions, readOnlyJournal } from './read-only.js';
