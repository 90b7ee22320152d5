export { all, chained, stored } from './expected.js';
export { type FaultJournal, type FaultOdds, faultJournal } from './fault.js';
export type { JournalPlace } from './place.js';
export { type ContractOptions, journalContract } from './suite.js';
