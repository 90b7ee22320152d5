/**
 * Maps that are empty for nearly every contact or agent: a map is only created for an entry. An empty map each for a hundred thousand
 * contacts would take a tenth of their memory.
 */
const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();

/** The one empty map that all share. */
export const nothing = <K, V>(): ReadonlyMap<K, V> => NOTHING as ReadonlyMap<unknown, unknown> as ReadonlyMap<K, V>;

/** The map to store from now on, with this entry added. */
export function noted<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  if (map.size === 0) return new Map([[key, value]]);
  (map as Map<K, V>).set(key, value);
  return map;
}

/** The map to store from now on, with this entry removed. */
export function withoutNote<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  if (map.size === 1) return nothing();
  (map as Map<K, V>).delete(key);
  return map;
}
