/** Something that may have to be asked about. */
export interface Askable {
  /** The list's own note of where it stands there; negative: it does not. */
  pendingAt: number;
}

/** What `pendingAt` is of whatever is not to be asked about. */
export const NOT_PENDING = -1;

/**
 * Who is still to be asked about, in no order. A step enters a few and crosses them off again; a `Set` makes a new table whenever that
 * empties it. Whoever goes through it and crosses off what it has asked begins at the last place: the last one moves to the place left.
 */
export class Pending<T extends Askable> {
  /** Places behind `size` are empty. */
  readonly #list: (T | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Who stands at a place below `size`. */
  at(place: number): T {
    return this.#list[place] as T;
  }

  add(one: T): void {
    if (one.pendingAt >= 0) return;
    one.pendingAt = this.#size;
    this.#list[this.#size++] = one;
  }

  /** Who is not in it stays out. */
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
