/** A growing list of numbers in contiguous memory: visiting thousands of them costs as much as a few dozen objects. */
export class Numbers {
  #of = new Uint32Array(4);
  #list = this.#of.subarray(0, 0);
  length = 0;

  push(number: number): void {
    if (this.length === this.#of.length) {
      const longer = new Uint32Array(2 * this.length);
      longer.set(this.#of);
      this.#of = longer;
    }
    this.#of[this.length++] = number;
  }

  at(place: number): number {
    return this.#of[place] as number;
  }

  /** The current contents; the same object as long as nothing is added. */
  get list(): Uint32Array {
    if (this.#list.length !== this.length) this.#list = this.#of.subarray(0, this.length);
    return this.#list;
  }
}
