/** Names, or rows of a table, that are created when first asked for, however often something is counted under them. */
export interface Once<K, V> {
  of(key: K): V;
}

export function once<K, V>(make: (key: K) => V): Once<K, V> {
  const known = new Map<K, V>();
  return {
    of(key) {
      let made = known.get(key);
      if (made === undefined) {
        made = make(key);
        known.set(key, made);
      }
      return made;
    },
  };
}
