// biome-ignore-all assist/source/organizeImports: the sections say who needs what.
/** For authors of stores, and readers of journals. `@signalbox/adapters/contract/journal` holds the suite that a store has to pass. */

// The port, the records, and their bytes.
export type { Journal, OpenedJournal, Snapshot } from '../ports.js';
export { START, type Head, type JournalRecord, type RecordDraft } from '../domain/record.js';
export { checkOf, decodeRecord, encodeRecord, proveRecord } from '../journal/codec.js';
export { digest128 } from '../core/state/digest.js';
export { volatileJournal } from '../journal/volatile.js';

// The state to which the records fold, and its snapshots.
export { freshState, type RouterState } from '../core/state/state.js';
export { applyRecord } from '../core/apply.js';
export { fold } from '../journal/replay.js';
export { readSnapshot, takeSnapshot } from '../journal/snapshots.js';
export { decodeState, encodeState, stateHash } from '../core/state/canonical.js';
