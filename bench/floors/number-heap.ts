/** A binary heap of numbers in typed arrays, each with an associated number: as little as ordering can cost. */
export interface NumberHeap {
  readonly size: number;
  /** The smallest key; infinite if the heap is empty. */
  readonly firstKey: number;
  push(key: number, value: number): void;
  /** The value of the smallest key, -1 if the heap is empty; equal keys come in no particular order. */
  pop(): number;
}

export function openNumberHeap(capacity: number): NumberHeap {
  let keys = new Float64Array(Math.max(16, capacity));
  let values = new Float64Array(keys.length);
  let size = 0;

  function grow(): void {
    const [moreKeys, moreValues] = [new Float64Array(2 * keys.length), new Float64Array(2 * keys.length)];
    moreKeys.set(keys);
    moreValues.set(values);
    keys = moreKeys;
    values = moreValues;
  }

  return {
    get size() {
      return size;
    },
    get firstKey() {
      return size === 0 ? Number.POSITIVE_INFINITY : (keys[0] as number);
    },
    push(key, value) {
      if (size === keys.length) grow();
      let place = size++;
      while (place > 0) {
        const above = (place - 1) >> 1;
        if ((keys[above] as number) <= key) break;
        keys[place] = keys[above] as number;
        values[place] = values[above] as number;
        place = above;
      }
      keys[place] = key;
      values[place] = value;
    },
    pop() {
      if (size === 0) return -1;
      const first = values[0] as number;
      size -= 1;
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
    },
  };
}
