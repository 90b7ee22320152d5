/** Sums by name, and interval by interval: `queue calls` and `queue calls 3`. */
export interface Sums<F extends string> {
  add(of: readonly string[], interval: number, field: F, amount?: number): void;
  /** What was added; 0 where nothing was. `interval`: `null` for the whole. */
  of(name: string, interval: number | null, field: F): number;
  /** Names to which anything other than 0 was added. */
  names(): ReadonlySet<string>;
}

export function openSums<F extends string>(): Sums<F> {
  const sums = new Map<string, number>();
  const names = new Set<string>();
  const put = (key: string, amount: number): void => void sums.set(key, (sums.get(key) ?? 0) + amount);
  return {
    add(of, interval, field, amount = 1) {
      if (amount === 0) return;
      for (const name of of) {
        names.add(name);
        put(`${name} * ${field}`, amount);
        put(`${name} ${interval} ${field}`, amount);
      }
    },
    of: (name, interval, field) => sums.get(`${name} ${interval ?? '*'} ${field}`) ?? 0,
    names: () => names,
  };
}
