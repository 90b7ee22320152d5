import type { Case } from './cases.js';

/** Single values by name, for what cannot be told from sums. */
export interface Values {
  enter(one: Case, queue: string, value: number): void;
  enterUnder(names: readonly string[], value: number): void;
  /** In ascending order. */
  inOrder(name: string): readonly number[];
  names(): Iterable<string>;
}

export function openValues(): Values {
  const values = new Map<string, number[]>();
  const enterUnder = (names: readonly string[], value: number): void => {
    for (const name of names) {
      const own = values.get(name) ?? [];
      values.set(name, own);
      own.push(value);
    }
  };
  return {
    enter: (one, queue, value) => enterUnder(one.names(queue), value),
    enterUnder,
    inOrder: (name) => (values.get(name) ?? []).sort((one, other) => one - other),
    names: () => values.keys(),
  };
}
