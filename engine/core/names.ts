/** So many are looked through one by one. */
const FEW_MAX = 16;

/**
 * Names, each once, in the order they came. A step names one or two and forgets them: a list does that without making anything, where a
 * `Set` makes a new table whenever it is emptied. Many are looked up in a set.
 */
export class Names<T> implements Iterable<T> {
  readonly #list: T[] = [];
  #looked: Set<T> | null = null;

  get size(): number {
    return this.#list.length;
  }

  has(name: T): boolean {
    return this.#looked === null ? this.#list.includes(name) : this.#looked.has(name);
  }

  add(name: T): void {
    if (this.has(name)) return;
    this.#list.push(name);
    if (this.#looked !== null) this.#looked.add(name);
    else if (this.#list.length > FEW_MAX) this.#looked = new Set(this.#list);
  }

  clear(): void {
    this.#list.length = 0;
    this.#looked = null;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#list[Symbol.iterator]();
  }
}
