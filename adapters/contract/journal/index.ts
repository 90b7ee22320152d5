export { type FaultJournal, type FaultOdds, faultJournal } from './fault.js';
export { all, type ContractOptions, chained, type JournalPlace, journalContract, stored } from './suite.js';
