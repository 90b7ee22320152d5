/** Numbers that can be visited by index. */
export interface Numbered {
  readonly length: number;
  at(place: number): number;
}

const OUT = -1;

/**
 * A set of small numbers, in no order. Members change with nearly every command and the set is often empty; a `Set` would allocate a new
 * table each time.
 */
export class NumberSet implements Numbered {
  /** The members occupy the first places. */
  readonly #list: number[] = [];
  /** The place of each number; `OUT` if it is not a member. */
  #placeOf = new Int32Array(64).fill(OUT);
  length = 0;

  at(place: number): number {
    return this.#list[place] as number;
  }

  add(number: number): void {
    if (number >= this.#placeOf.length) {
      const longer = new Int32Array(2 * number).fill(OUT);
      longer.set(this.#placeOf);
      this.#placeOf = longer;
    }
    if (this.#placeOf[number] !== OUT) return;
    this.#placeOf[number] = this.length;
    this.#list[this.length++] = number;
  }

  /** A number that is not a member is ignored. */
  delete(number: number): void {
    const place = this.#placeOf[number] ?? OUT;
    if (place === OUT) return;
    const last = this.at(--this.length);
    this.#list[place] = last;
    this.#placeOf[last] = place;
    this.#placeOf[number] = OUT;
  }
}
