/** So many are looked through one by one. */
const FEW_MAX = 16;

/**
 * Names, each once, in the order they came. A step names one or two and forgets them: a list does that without making anything, where a
 * `Set` makes a new table whenever it is emptied, and an array new places when it is pushed to after. Many are looked up in a set.
 */
export class Names<T> implements Iterable<T> {
  /** Those named stand in its first places; behind them may stand what has been forgotten. */
  readonly #list: T[] = [];
  #size = 0;
  #looked: Set<T> | null = null;

  get size(): number {
    return this.#size;
  }

  /** The name at a place below `size`; whoever goes through them by place makes nothing for it. */
  at(place: number): T {
    return this.#list[place] as T;
  }

  has(name: T): boolean {
    if (this.#looked !== null) return this.#looked.has(name);
    for (let place = 0; place < this.#size; place++) if (this.#list[place] === name) return true;
    return false;
  }

  add(name: T): void {
    if (this.has(name)) return;
    this.#list[this.#size++] = name;
    if (this.#looked !== null) this.#looked.add(name);
    else if (this.#size > FEW_MAX) this.#looked = new Set(this);
  }

  clear(): void {
    this.#size = 0;
    if (this.#looked === null) return;
    this.#looked = null;
    this.#list.length = 0;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let place = 0; place < this.#size; place++) yield this.at(place);
  }
}
