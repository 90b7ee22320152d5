import { type Row, row } from './row.js';

/** What stops a router. */
export const FAULTS = {
  LIFECYCLE_IMPOSSIBLE: row('{chart} in state {state} cannot take {event}.', {
    next: 'The router stops and recovers; please report the journal.',
  }),
  INVARIANT_BROKEN: row('Invariant "{invariant}" does not hold: {detail}.', {
    next: 'The router stops and recovers; please report the journal.',
  }),
  MATCH_ENDLESS: row('Matching had not settled after {count} offers.', {
    next: 'The router stops; please report the plan and the journal.',
  }),
  JOURNAL_MISSING: row('There is no journal in {folder}.', { next: 'Give the folder that a router was started with.' }),
  JOURNAL_UNREADABLE: row('The journal in {folder} may not be read: permission is denied.', {
    next: 'Ask as the user that the router runs as, or let this one read the folder and the journal in it.',
  }),
  JOURNAL_UNWRITABLE: row('No journal can be kept in {folder}: {detail}.', {
    next: 'Give a folder on a local disk that may be written; it is made if it is not there.',
  }),
  JOURNAL_LOCKED: row('The journal is held by process {pid} since {since}.', { next: 'Stop that process, or give another folder.' }),
  JOURNAL_FENCED: row('Epoch {epoch} has been superseded by epoch {newer}.', { next: 'Another router has taken over; this one stops.' }),
  JOURNAL_DIVERGED: row('The journal does not hold record {seq} as this router has it.', {
    next: 'This router stops; start it again: it recovers from the journal.',
  }),
  JOURNAL_CORRUPT: row('Record {seq} of the journal is damaged: {detail}.', {
    next: 'Nothing was changed. Restore the journal from a copy, or read the part before the record with `signalbox report`.',
  }),
  JOURNAL_FILE_DAMAGED: row('The file {file} is not a whole journal: {detail}.', {
    next: 'Nothing was changed. Restore it from a copy made while no router wrote to it.',
  }),
  JOURNAL_TRIMMED: row('Records before {first} are no longer kept; {seq} was asked for.', {
    next: 'Start from a snapshot at or after {first}.',
  }),
  JOURNAL_FULL: row('The disk or the journal file is full: {detail}.', {
    next: 'Free space and start again; nothing acknowledged is lost.',
  }),
  JOURNAL_FAILED: row('The journal failed at record {seq}: {detail}.', {
    next: 'The router stops; start it again when the store works.',
  }),
  JOURNAL_FORMAT: row('The record at {seq} has format {format}, newer than this program.', { next: 'Use a newer version of the program.' }),
  RECORD_FOREIGN: row('Record {seq} is whole, but this version of the program cannot read it: {detail}.', {
    next: 'Nothing was changed. Open the journal with the version that wrote it, which its last router.resumed names.',
  }),
  RULES_NEWER: row('The journal goes by rules {rules}; this program knows them up to {known}.', {
    next: 'Nothing was changed. Use a newer version of the program.',
  }),
  SNAPSHOT_CORRUPT: row('The snapshot at {seq} does not match its hash.', {
    next: 'It is ignored, and the state is rebuilt from the records.',
  }),
  CLOCK_BEHIND: row('The clock of this machine is {behindMs} ms behind the last record.', {
    next: 'Set the clock right, or start with the option that accepts it: time then stands still until the clock has caught up.',
  }),
  CLOCK_WRONG: row('The clock given to the router {problem}.', {
    next: 'The router stops, and nothing is stored for that instant; correct the clock.',
  }),
  VERIFY_FAILED: row('Deciding record {seq} again gives a different result: {detail}.', {
    next: 'The program or the journal was changed; see docs/architecture.md.',
  }),
  PLAN_FAULTY: row('The plan has {count} problems; the first: {problem}.', {
    next: 'Correct the plan; `signalbox check` lists all of them.',
  }),
  PLAN_REFUSED: row('The plan was refused with {code}, and is not in force: {problem}.', {
    next: '{remedy} Without a plan, the router starts with the one in force.',
  }),
  PORT_IN_USE: row('Port {port} on {host} is in use by another program.', { next: 'Stop that program, or give another port.' }),
  GATEWAY_OPTIONS: row('The gateway cannot start: {problem}.', { next: 'Correct the option and start again.' }),
} as const satisfies Record<string, Row>;
