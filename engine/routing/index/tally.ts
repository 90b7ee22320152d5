/** Counts by the number of the abilities, side by side: whoever goes through many of them reads one piece of memory. */
export class Tally {
  #of = new Int32Array(64);

  get(id: number): number {
    // Beyond the end: nobody has been counted.
    return id < this.#of.length ? (this.#of[id] as number) : 0;
  }

  /** The sum of the counts whose numbers, all below `numbers`, stand in `ids` from place `from` up to, not including, `end`. */
  sum(ids: Uint32Array, from: number, end: number, numbers: number): number {
    if (numbers > this.#of.length) this.#widen(numbers);
    // Nothing is asked in the loop, not even whether there is a place: there are thousands where agents are all different.
    const counts = this.#of;
    let sum = 0;
    for (let place = from; place < end; place++) sum += counts[ids[place] as number] as number;
    return sum;
  }

  /** Counts one more, or one less, and tells how many there are now. */
  add(id: number, by: 1 | -1): number {
    if (id >= this.#of.length) this.#widen(2 * id);
    const now = (this.#of[id] as number) + by;
    this.#of[id] = now;
    return now;
  }

  #widen(numbers: number): void {
    const longer = new Int32Array(numbers);
    longer.set(this.#of);
    this.#of = longer;
  }
}
