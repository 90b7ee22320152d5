/** Numbers to be gone through by their places. */
export interface Numbered {
  readonly length: number;
  at(place: number): number;
}

const OUT = -1;

/**
 * Small numbers, each once, in no order. They come and go with nearly every command, and often none is left: a `Set` would make a new
 * table each time.
 */
export class NumberSet implements Numbered {
  /** Those in it stand in its first places. */
  readonly #list: number[] = [];
  /** The place of each number, from 0 on. */
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

  /** One that is not in it stays out. */
  delete(number: number): void {
    const place = this.#placeOf[number] ?? OUT;
    if (place === OUT) return;
    const last = this.at(--this.length);
    this.#list[place] = last;
    this.#placeOf[last] = place;
    this.#placeOf[number] = OUT;
  }
}
