/** Something that may have to be asked about. */
export interface Askable {
  /** Its position in the pending list; negative: not pending. */
  pendingAt: number;
}

/** `pendingAt` of whatever is not pending. */
export const NOT_PENDING = -1;

/**
 * What still has to be asked about, in no order. A step adds a few and removes them again; a `Set` would allocate a new table whenever it
 * is emptied. When removing while visiting, start at the last place: removal moves the last entry to the free place.
 */
export class Pending<T extends Askable> {
  /** Places from `size` on are empty. */
  readonly #list: (T | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The entry at a place below `size`. */
  at(place: number): T {
    return this.#list[place] as T;
  }

  add(one: T): void {
    if (one.pendingAt >= 0) return;
    one.pendingAt = this.#size;
    this.#list[this.#size++] = one;
  }

  /** An entry that is not pending is ignored. */
  delete(one: T): void {
    const { pendingAt } = one;
    if (pendingAt < 0) return;
    const last = this.at(--this.#size);
    this.#list[pendingAt] = last;
    last.pendingAt = pendingAt;
    this.#list[this.#size] = undefined;
    one.pendingAt = NOT_PENDING;
  }
}
