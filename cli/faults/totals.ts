import type { CaseResult } from '@signalbox/simulations/faults';

/** What came of all cases together, over both kinds of lines. */
export interface Totals {
  readonly cases: number;
  readonly records: number;
  readonly starts: number;
  readonly acknowledged: number;
  readonly repeated: number;
  readonly endings: Readonly<Record<string, number>>;
  readonly met: Readonly<Record<string, number>>;
}

export function totals(results: readonly { readonly seed: number; readonly result: CaseResult }[]): Totals {
  const sum = (of: (result: CaseResult) => number): number => results.reduce((all, { result }) => all + of(result), 0);
  return {
    cases: new Set(results.map(({ seed }) => seed)).size,
    records: sum(({ records }) => records),
    starts: sum(({ starts }) => starts),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    repeated: sum(({ repeated }) => repeated),
    endings: added(results.map(({ result }) => result.endings)),
    met: added(results.map(({ result }) => result.met)),
  };
}

function added(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const one of counts) for (const [name, times] of Object.entries(one)) all[name] = (all[name] ?? 0) + times;
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
