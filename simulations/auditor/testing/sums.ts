/** Sums by name, and interval by interval: `queue calls` and `queue calls 3`. */
export interface Sums<F extends string> {
  add(of: readonly string[], interval: number, field: F, amount?: number): void;
  /** What was added; 0 where nothing was. `interval`: `null` for the whole. */
  of(name: string, interval: number | null, field: F): number;
  /** Names to which anything other than 0 was added. */
  names(): ReadonlySet<string>;
}

export function openSums<F extends string>(): Sums<F> {
  /** By name and field: the whole (`null`) and the intervals. */
  const sums = new Map<string, Map<F, Map<number | null, number>>>();
  const names = new Set<string>();
  function rowOf(name: string, field: F): Map<number | null, number> {
    const fields = sums.get(name) ?? new Map<F, Map<number | null, number>>();
    const row = fields.get(field) ?? new Map<number | null, number>();
    sums.set(name, fields.set(field, row));
    return row;
  }
  return {
    add(of, interval, field, amount = 1) {
      if (amount === 0) return;
      for (const name of of) {
        names.add(name);
        const row = rowOf(name, field);
        for (const at of [null, interval]) row.set(at, (row.get(at) ?? 0) + amount);
      }
    },
    of: (name, interval, field) => sums.get(name)?.get(field)?.get(interval) ?? 0,
    names: () => names,
  };
}
