/** Up to this many names are searched linearly. */
const FEW_MAX = 16;

/**
 * A set of names in order of arrival. A step usually adds one or two and then forgets them: this list does so without allocating, whereas a
 * `Set` makes a new table whenever it is emptied. A larger number is looked up in a set.
 */
export class Names<T> implements Iterable<T> {
  /** The names occupy the first places; places after them may hold forgotten ones. */
  readonly #list: T[] = [];
  #size = 0;
  #looked: Set<T> | null = null;

  get size(): number {
    return this.#size;
  }

  /** The name at a place below `size`; iterating by place allocates nothing. */
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
