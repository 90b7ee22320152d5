import type { Case } from './cases.js';

/** Single values by name, for what cannot be told from sums. */
export interface Values {
  enter(one: Case, queue: string, value: number): void;
  /** In ascending order. */
  inOrder(name: string): readonly number[];
  names(): Iterable<string>;
}

export function openValues(): Values {
  const values = new Map<string, number[]>();
  return {
    enter(one, queue, value) {
      for (const name of one.names(queue)) {
        const own = values.get(name) ?? [];
        values.set(name, own);
        own.push(value);
      }
    },
    inOrder: (name) => (values.get(name) ?? []).sort((one, other) => one - other),
    names: () => values.keys(),
  };
}
