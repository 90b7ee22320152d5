/** Signalbox: the one file a platform imports. */

// For store authors: what it takes to write a journal. `adapters/contract/journal` holds the suite it has to pass.
export { digest128 } from './core/digest.js';
export { Fault, type FaultCode } from './errors.js';
export { checkOf, decodeRecord, encodeRecord } from './journal/codec.js';
export { type Head, type JournalRecord, type RecordDraft, START } from './journal/record.js';
export type { Journal, OpenedJournal, Snapshot } from './ports.js';

// For authors of gateways, clients and channel adapters: the wire alphabet and what it carries.
export * from './protocol/frames.js';
export * from './protocol/scope.js';
export * from './protocol/version.js';
export * from './protocol/wire-event.js';
export { type Rejection, type RejectionCode, REJECTIONS, rejection } from './errors.js';
export { LIMITS } from './limits.js';
export { type Command, type CommandInput, commandSchema, type CommandType, type UserCommand } from './domain/commands.js';
export type { Event, EventOf, EventType } from './domain/events.js';
export { type Query, type QueryInput, querySchema, type QueryType } from './query.js';
export type * from './views.js';
export type * from './router.js';
export type * from './domain/ids.js';
