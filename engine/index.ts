/** Signalbox: the one file a platform imports. */

// For store authors: what it takes to write a journal. `adapters/contract/journal` holds the suite it has to pass.
export { digest128 } from './core/digest.js';
export { Fault, type FaultCode } from './errors.js';
export { checkOf, decodeRecord, encodeRecord } from './journal/codec.js';
export { type Head, type JournalRecord, type RecordDraft, START } from './journal/record.js';
export type { Journal, OpenedJournal, Snapshot } from './ports.js';
