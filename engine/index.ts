/** Signalbox: the one file a platform imports. */

// For store authors: what it takes to write a journal. `adapters/contract/journal` holds the suite it has to pass.
export { digest128 } from './core/digest.js';
export { type Command, type CommandInput, type CommandType, commandSchema, type UserCommand } from './domain/commands.js';
export type { Event, EventOf, EventType } from './domain/events.js';
export type * from './domain/ids.js';
export { Fault, type FaultCode, REJECTIONS, type Rejection, type RejectionCode, rejection } from './errors.js';
export { checkOf, decodeRecord, encodeRecord, proveRecord } from './journal/codec.js';
export { type Head, type JournalRecord, type RecordDraft, START } from './journal/record.js';
export { LIMITS } from './limits.js';
export type { Journal, OpenedJournal, Snapshot } from './ports.js';
// For authors of gateways, clients and channel adapters: the wire alphabet and what it carries.
export * from './protocol/frames.js';
export * from './protocol/scope.js';
export * from './protocol/version.js';
export * from './protocol/wire-event.js';
export { type Query, type QueryInput, type QueryType, querySchema } from './query.js';
export type * from './router.js';
export type * from './views.js';
