/** Counts by the number of the abilities, side by side: whoever goes through many of them reads one piece of memory. */
export class Tally {
  #of = new Int32Array(64);

  get(id: number): number {
    // Beyond the end: nobody has been counted.
    return id < this.#of.length ? (this.#of[id] as number) : 0;
  }

  /** Counts one more, or one less, and tells how many there are now. */
  add(id: number, by: 1 | -1): number {
    if (id >= this.#of.length) {
      const longer = new Int32Array(2 * id);
      longer.set(this.#of);
      this.#of = longer;
    }
    const now = (this.#of[id] as number) + by;
    this.#of[id] = now;
    return now;
  }
}
