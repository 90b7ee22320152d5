/**
 * A binary heap of numbers in typed arrays, each with an associated number: as little as ordering can cost. A class, because V8 looks up every
 * property of an object literal that has a getter in a hash table.
 */
export class NumberHeap {
  #keys: Float64Array;
  #values: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    this.#keys = new Float64Array(Math.max(16, capacity));
    this.#values = new Float64Array(this.#keys.length);
  }

  get size(): number {
    return this.#size;
  }

  /** The smallest key; infinite if the heap is empty. */
  get firstKey(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#keys[0] as number);
  }

  push(key: number, value: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    const [keys, values] = [this.#keys, this.#values];
    let place = this.#size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((keys[above] as number) <= key) break;
      keys[place] = keys[above] as number;
      values[place] = values[above] as number;
      place = above;
    }
    keys[place] = key;
    values[place] = value;
  }

  /** The value of the smallest key, -1 if the heap is empty; equal keys come in no particular order. */
  pop(): number {
    if (this.#size === 0) return -1;
    const [keys, values] = [this.#keys, this.#values];
    const first = values[0] as number;
    const size = --this.#size;
    const key = keys[size] as number;
    const value = values[size] as number;
    let place = 0;
    for (let child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && (keys[child + 1] as number) < (keys[child] as number)) child += 1;
      if ((keys[child] as number) >= key) break;
      keys[place] = keys[child] as number;
      values[place] = values[child] as number;
      place = child;
    }
    keys[place] = key;
    values[place] = value;
    return first;
  }

  #grow(): void {
    const [keys, values] = [new Float64Array(2 * this.#keys.length), new Float64Array(2 * this.#keys.length)];
    keys.set(this.#keys);
    values.set(this.#values);
    this.#keys = keys;
    this.#values = values;
  }
}
