/**
 * A map that answers the same question at once when it is asked twice in a row. A step asks for its agent, its offer and its queue some fifty
 * times, nearly always for the one asked for last, and each look-up in a hash table costs as much as a page of compiled code.
 */
export class LastAsked<K, V extends object> extends Map<K, V> {
  #key: K | undefined;
  #value: V | undefined;

  override get(key: K): V | undefined {
    if (key === this.#key) return this.#value;
    const value = super.get(key);
    if (value !== undefined) {
      this.#key = key;
      this.#value = value;
    }
    return value;
  }

  override set(key: K, value: V): this {
    this.#forget();
    return super.set(key, value);
  }

  override delete(key: K): boolean {
    this.#forget();
    return super.delete(key);
  }

  override clear(): void {
    this.#forget();
    super.clear();
  }

  #forget(): void {
    this.#key = undefined;
    this.#value = undefined;
  }
}

/** Filled afterwards: a map that is given entries when it is made sets them before it has fields of its own. */
export function lastAskedOf<K, V extends object>(entries: Iterable<readonly [K, V]>): LastAsked<K, V> {
  const map = new LastAsked<K, V>();
  for (const [key, value] of entries) map.set(key, value);
  return map;
}
