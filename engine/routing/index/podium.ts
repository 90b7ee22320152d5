import type { Order } from '../../core/state/sorted.js';

/** The two best of all that have entered. */
export class Podium<T> {
  first: T | undefined;
  second: T | undefined;
  readonly #order: Order<T>;

  constructor(order: Order<T>) {
    this.#order = order;
  }

  /** Returns whether it is now one of the two. */
  enter(one: T): boolean {
    if (this.first === undefined || this.#order(one, this.first) < 0) {
      this.second = this.first;
      this.first = one;
      return true;
    }
    if (this.second !== undefined && this.#order(one, this.second) > 0) return false;
    this.second = one;
    return true;
  }
}
