import type { TrialDimension } from '../scenario/index.js';

/** What a row is about: one dimension, or everything. */
export type By = TrialDimension | 'all';
export const ALL = 'all';

/** What is counted of customers; spans in milliseconds. They belong to the interval of the customer's arrival. */
export const CONTACT_FIELDS = [
  'arrived',
  'answered',
  'abandoned',
  /** Of `abandoned`: sooner than the queue's short-abandon time. */
  'shortAbandoned',
  'rejected',
  /** Still waiting when the play ended. */
  'unserved',
  /** Of those a campaign calls: given up. */
  'unreached',
  /** Attempts to reach them. */
  'dialled',
  /** Of these, made on a signal that the customer is there; and how many of those reached somebody. */
  'dialledOnSignal',
  'reachedOnSignal',
  /** Answered (for a target that counts to the end: over) within the limit of the service level. */
  'within',
  /** Gave up within that limit. */
  'goneWithin',
  /** Not offered to anybody in the instant of arrival. */
  'queued',
  /** Of all who arrived, to whatever ended the wait. */
  'waitedMs',
  /** Of the answered. */
  'waitedAnsweredMs',
  /** Second and later tries, and customers who come again about the same. */
  'triedAgain',
  'repeated',
  'falseAlerts',
  /** Of the answered who are somebody's customers: all, taken by that agent, taken by a deputy. */
  'owned',
  'byOwner',
  'byDeputy',
  /** Answered in the first language asked for. */
  'preferred',
  /** Of the answered who named a language. */
  'namedLanguage',
  /** Sum of the rings that served them, and how many were served by a later ring than the first. */
  'ring',
  'laterRing',
  /** Agents' parts of contacts. */
  'handled',
  'handedOn',
  /** Handed on to the queue of the row, of these taken by the next agent, and how long those waited for it. */
  'handedIn',
  'handedInTaken',
  'waitedHandedInMs',
  'talkMs',
  'wrapUpMs',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** What is counted of agents; spans in milliseconds, in the interval they pass in. */
export const STAFF_FIELDS = [
  'answered',
  'handled',
  'talkMs',
  'wrapUpMs',
  /** Agents required × time, where a plan says so. */
  'requiredMs',
  /** Of the net time, that of groups of whom a plan says how many are required. */
  'coveringMs',
  /** On shift as planned: gross of breaks and shrinkage. */
  'scheduledMs',
  /** Of it, without the breaks that are not paid. */
  'paidMs',
  /** Of what is scheduled, without absence, breaks and other shrinkage: net. */
  'netMs',
  'staffedMs',
  'readyMs',
  'occupiedMs',
  /** Minor units of the currency. */
  'cost',
] as const;
export type StaffField = (typeof STAFF_FIELDS)[number];

/** Sums over the whole time, and interval after interval (all fields of the first, then of the second …). */
export interface Row {
  readonly whole: Float64Array;
  readonly byInterval: Float64Array;
}

/** Rows by dimension and key. Plain data, fit to be sent to another thread. */
export interface Table<F extends string> {
  readonly fields: readonly F[];
  readonly intervals: number;
  readonly rows: Map<By, Map<string, Row>>;
}

export const openTable = <F extends string>(fields: readonly F[], intervals: number): Table<F> => ({ fields, intervals, rows: new Map() });

/** The row of a key, made when it is first asked for. */
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

/** Adds to some rows at once. */
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

/** Sums over the whole time; all 0 for a key that never came up. */
export function wholeOf<F extends string>({ fields, rows }: Table<F>, by: By, key: string): Cell<F> {
  return cellFrom(fields, rows.get(by)?.get(key)?.whole ?? new Float64Array(fields.length), 0);
}

/** Sums of one interval after the other. */
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

/** Keys that came up, in the order of the alphabet. */
export const keysOf = <F extends string>({ rows }: Table<F>, by: By): readonly string[] => [...(rows.get(by)?.keys() ?? [])].sort();
