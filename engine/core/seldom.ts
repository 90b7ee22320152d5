/**
 * Maps that are empty for nearly everybody: who has something to note gets one then. An empty map of its own for each of a hundred
 * thousand contacts would take a tenth of what they take.
 */
const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();

/** The one empty map that all share. */
export const nothing = <K, V>(): ReadonlyMap<K, V> => NOTHING as ReadonlyMap<unknown, unknown> as ReadonlyMap<K, V>;

/** The map to keep from now on, with this noted in it. */
export function noted<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  if (map.size === 0) return new Map([[key, value]]);
  (map as Map<K, V>).set(key, value);
  return map;
}

/** The map to keep from now on, without that. */
export function withoutNote<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  if (map.size === 1) return nothing();
  (map as Map<K, V>).delete(key);
  return map;
}
