import type { TrialDimension } from '../scenario/index.js';

/**
 * What a row is about: one value of a dimension, a step of a sequence of channels, who came (by themselves, or called), a segment (those to
 * whom several of these apply, where a target asks), or everything.
 */
export type By = TrialDimension | 'all' | 'came' | 'segment' | 'step';
/** In the order in which tables show them. */
export const CONTACT_BY: readonly By[] = ['all', 'came', 'queue', 'channel', 'language', 'tenant', 'segment', 'step'];
export const STAFF_BY: readonly By[] = ['all', 'hub', 'group'];
export const ALL = 'all';

/** What is counted of customers; durations in milliseconds. Attributed to the interval of the customer's arrival. */
export const CONTACT_FIELDS = [
  'arrived',
  'answered',
  'abandoned',
  /** Those of `abandoned` who left before the queue's short-abandon time. */
  'shortAbandoned',
  'rejected',
  /** Those of `rejected` whose queue was closed. */
  'foundClosed',
  /** Still waiting at the end of the run. */
  'unserved',
  /** Campaign customers that were given up. */
  'unreached',
  /** Attempts to reach campaign customers, each of them, whatever came of it; and how many customers an attempt has reached. */
  'dialled',
  'reached',
  /** Those of the attempts made on a signal that the customer is there, and how many of those reached somebody. */
  'dialledOnSignal',
  'reachedOnSignal',
  /** Answered (if the target counts to the end: over) within the limit of the service level. */
  'within',
  /** Abandoned within that limit. */
  'goneWithin',
  /** Not offered to anybody at the instant of arrival. */
  'queued',
  /** Of all arrivals, until whatever ended the wait. */
  'waitedMs',
  /** Of the answered only. */
  'waitedAnsweredMs',
  /** Repeated attempts, and customers who come again about the same matter. */
  'triedAgain',
  'repeated',
  'falseAlerts',
  /** Answered customers with an agent of their own: all, taken by that agent, taken by a deputy. */
  'owned',
  'byOwner',
  'byDeputy',
  /** Answered in the first language asked for. */
  'preferred',
  /** Answered customers who named a language. */
  'namedLanguage',
  /** Sum of the rings that served them, and how many were served by a ring after the first. */
  'ring',
  'laterRing',
  /** Agents' parts of contacts. */
  'handled',
  'handedOn',
  /** Transferred to the queue of the row, those of them who gave up, those taken by the next agent, and the sum of their waits. */
  'handedIn',
  'handedInAbandoned',
  'handedInTaken',
  'waitedHandedInMs',
  /** Taken by a bot first; and parts of contacts that bots brought to an end, and that they handed on. */
  'answeredByBots',
  'contained',
  'handedOff',
  'talkMs',
  'wrapUpMs',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** What is counted of agents; durations in milliseconds, in the interval in which they pass. */
export const STAFF_FIELDS = [
  'answered',
  /** Taken after another agent had let go of them. */
  'takenOver',
  'handled',
  'talkMs',
  'wrapUpMs',
  /** Agents required × time, if a plan says so. */
  'requiredMs',
  /** The part of the net time that belongs to groups with a stated requirement. */
  'coveringMs',
  /** On shift as planned: before breaks and shrinkage. */
  'scheduledMs',
  /** The part of it without unpaid breaks. */
  'paidMs',
  /** The part of the scheduled time without absence, breaks and other shrinkage: net. */
  'netMs',
  'staffedMs',
  'readyMs',
  'occupiedMs',
  /** Minor units of the currency. */
  'cost',
] as const;
export type StaffField = (typeof STAFF_FIELDS)[number];

/** Sums over the whole time, and per interval (all fields of the first, then of the second …). */
export interface Row {
  readonly whole: Float64Array;
  readonly byInterval: Float64Array;
}

/** Rows by dimension and key. Plain data that can be sent to another thread. */
export interface Table<F extends string> {
  readonly fields: readonly F[];
  readonly intervals: number;
  readonly rows: Map<By, Map<string, Row>>;
}

export const openTable = <F extends string>(fields: readonly F[], intervals: number): Table<F> => ({ fields, intervals, rows: new Map() });

/** The row of a key, created when first asked for. */
export function rowOf<F extends string>(table: Table<F>, by: By, key: string): Row {
  const rows = table.rows.get(by) ?? new Map<string, Row>();
  table.rows.set(by, rows);
  let row = rows.get(key);
  if (row === undefined) {
    const { length } = table.fields;
    row = { whole: new Float64Array(length), byInterval: new Float64Array(length * table.intervals) };
    rows.set(key, row);
  }
  return row;
}

/** Adds to several rows at once. */
export function add<F extends string>(table: Table<F>, rows: readonly Row[], interval: number, field: F, amount = 1): void {
  const at = table.fields.indexOf(field);
  const cell = interval * table.fields.length + at;
  for (let i = 0; i < rows.length; i++) {
    const { whole, byInterval } = rows[i] as Row;
    whole[at] = (whole[at] as number) + amount;
    byInterval[cell] = (byInterval[cell] as number) + amount;
  }
}

export type Cell<F extends string> = Readonly<Record<F, number>>;

const cellFrom = <F extends string>(fields: readonly F[], values: Float64Array, offset: number): Cell<F> =>
  Object.fromEntries(fields.map((field, at) => [field, values[offset + at] ?? 0])) as Cell<F>;

/** Sums over the whole time; all 0 for a key that never occurred. */
export function wholeOf<F extends string>({ fields, rows }: Table<F>, by: By, key: string): Cell<F> {
  return cellFrom(fields, rows.get(by)?.get(key)?.whole ?? new Float64Array(fields.length), 0);
}

/** Sums per interval, in order. */
export function intervalsOf<F extends string>({ fields, intervals, rows }: Table<F>, by: By, key: string): readonly Cell<F>[] {
  const values = rows.get(by)?.get(key)?.byInterval ?? new Float64Array(0);
  return Array.from({ length: intervals }, (_, interval) => cellFrom(fields, values, interval * fields.length));
}

/** Sums of the intervals [from, to) over several tables with the same fields. */
export function sumOf<F extends string>(tables: readonly Table<F>[], by: By, key: string, from: number, to: number): Cell<F> {
  const { fields = [] } = tables[0] ?? {};
  const sums = new Float64Array(fields.length);
  for (const { rows } of tables) {
    const values = rows.get(by)?.get(key)?.byInterval ?? new Float64Array(0);
    for (let at = from * fields.length; at < Math.min(values.length, to * fields.length); at++) {
      const field = at % fields.length;
      sums[field] = (sums[field] as number) + (values[at] as number);
    }
  }
  return cellFrom(fields, sums, 0);
}

/** Keys that occurred, in alphabetical order. */
export const keysOf = <F extends string>({ rows }: Table<F>, by: By): readonly string[] => [...(rows.get(by)?.keys() ?? [])].sort();
