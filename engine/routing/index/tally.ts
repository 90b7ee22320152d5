/** Counters by number of the abilities, in contiguous memory: visiting many of them reads one block. */
export class Tally {
  #of = new Int32Array(64);

  get(id: number): number {
    // Beyond the end: nobody has been counted yet.
    return id < this.#of.length ? (this.#of[id] as number) : 0;
  }

  /** The sum of the counters named by `ids[from]` to `ids[end - 1]`, all below `numbers`. */
  sum(ids: Uint32Array, from: number, end: number, numbers: number): number {
    if (numbers > this.#of.length) this.#widen(numbers);
    // No bounds check inside the loop: it runs thousands of times if agents are all different.
    const counts = this.#of;
    let sum = 0;
    for (let place = from; place < end; place++) sum += counts[ids[place] as number] as number;
    return sum;
  }

  /** Adds one or subtracts one, and returns the new count. */
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
