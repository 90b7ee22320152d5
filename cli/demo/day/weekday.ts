import { readFileSync } from 'node:fs';
import { type Quantiles, quantilesProblem } from './quantiles.js';

/** The kinds of caller in the bank's own words: regular, new, internet help, stock exchange, transfers, priority. */
export const callTypes = ['PS', 'NW', 'IN', 'NE', 'TT', 'PE'] as const;
export type CallType = (typeof callTypes)[number];

export const slotMs = 300_000;
export const slotsPerDay = 288;

/**
 * One real weekday of a bank's call centre, carried as counts and quantiles. Source, day, method and what was left out are stated
 * in `weekday.json` itself, with the counts that let a reader check it against the published file.
 */
export interface Weekday {
  readonly source: string;
  readonly date: string;
  /** Callers wanting an agent, per type and five-minute slot from 00:00. */
  arrivals(type: CallType): readonly number[];
  /** How long an answered caller of this type kept an agent; `all` pools every type. */
  handle(type: CallType | 'all'): Quantiles;
  /** How long a queued caller of this type would wait before hanging up; `all` pools every type. */
  patience(type: CallType | 'all'): Quantiles;
}

interface Table {
  readonly seconds: readonly number[];
}

interface WeekdayFile {
  readonly source: string;
  readonly date: string;
  readonly counts: { readonly wantingAnAgent: number; readonly byType: Readonly<Record<string, number>> };
  readonly arrivals: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly percent: readonly number[];
  readonly handleSeconds: Readonly<Record<string, Table>>;
  readonly patienceSeconds: Readonly<Record<string, Table>>;
}

/** Reads the facts and refuses them when they contradict themselves: a demo day that is quietly not the real day proves nothing. */
export function weekdayFrom(json: string): Weekday {
  const file = JSON.parse(json) as WeekdayFile;
  const wrong = (what: string): Error =>
    new Error(`weekday.json: ${what}. The demo day is not played; restore the file from the repository.`);
  const arrivals = new Map<CallType, readonly number[]>();
  for (const type of callTypes) {
    const slots = file.arrivals[type]?.flat() ?? [];
    if (slots.length !== slotsPerDay) throw wrong(`${type} has ${slots.length} slots instead of ${slotsPerDay}`);
    if (!slots.every((count) => Number.isInteger(count) && count >= 0)) throw wrong(`${type} has a count that is no whole number`);
    const stated = file.counts.byType[type];
    const summed = total(slots);
    if (stated !== summed) throw wrong(`${type} sums to ${summed} arrivals but states ${stated}`);
    arrivals.set(type, slots);
  }
  const everyone = total([...arrivals.values()].flat());
  if (everyone !== file.counts.wantingAnAgent) throw wrong(`${everyone} arrivals but ${file.counts.wantingAnAgent} stated`);

  const tablesOf = (name: string, tables: Readonly<Record<string, Table>>): ReadonlyMap<string, Quantiles> => {
    const byType = new Map<string, Quantiles>();
    for (const [group, { seconds }] of Object.entries(tables)) {
      const quantiles = { percent: file.percent, seconds };
      const problem = quantilesProblem(quantiles);
      if (problem !== undefined) throw wrong(`${name} of ${group}: ${problem}`);
      for (const type of group.split('+')) byType.set(type, quantiles);
    }
    for (const type of [...callTypes, 'all']) if (!byType.has(type)) throw wrong(`${name} of ${type} is missing`);
    return byType;
  };
  const handle = tablesOf('handleSeconds', file.handleSeconds);
  const patience = tablesOf('patienceSeconds', file.patienceSeconds);
  const known = <T>(value: T | undefined, type: string): T => {
    if (value === undefined) throw wrong(`${type} is unknown`);
    return value;
  };
  return {
    source: file.source,
    date: file.date,
    arrivals: (type) => known(arrivals.get(type), type),
    handle: (type) => known(handle.get(type), type),
    patience: (type) => known(patience.get(type), type),
  };
}

export const weekday: Weekday = weekdayFrom(readFileSync(new URL('./weekday.json', import.meta.url), 'utf8'));

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
