/** An entry of a heap; `place` is the heap's own note of where the entry stands, -1 once it is out. */
export interface Placed {
  place: number;
}

/**
 * A binary heap that can also take out an entry in the middle, in O(log n): a router moves its alarm with almost every command, and
 * alarms that were only marked as cancelled would pile up for a virtual week.
 */
export interface Heap<T extends Placed> {
  readonly first: T | undefined;
  readonly size: number;
  add(entry: T): void;
  /** Takes the entry out; one that is out already stays out. */
  remove(entry: T): void;
}

/** `before` has to be a strict total order: the heap adds no order of its own. */
export function openHeap<T extends Placed>(before: (a: T, b: T) => boolean): Heap<T> {
  const entries: T[] = [];

  const put = (entry: T, place: number): void => {
    entries[place] = entry;
    entry.place = place;
  };

  function rise(entry: T, from: number): void {
    let place = from;
    while (place > 0) {
      const above = entries[(place - 1) >> 1] as T;
      if (!before(entry, above)) break;
      put(above, place);
      place = (place - 1) >> 1;
    }
    put(entry, place);
  }

  function sink(entry: T, from: number): void {
    let place = from;
    for (let child = 2 * place + 1; child < entries.length; child = 2 * place + 1) {
      const right = entries[child + 1];
      if (right !== undefined && before(right, entries[child] as T)) child++;
      const below = entries[child] as T;
      if (!before(below, entry)) break;
      put(below, place);
      place = child;
    }
    put(entry, place);
  }

  return {
    get first() {
      return entries[0];
    },
    get size() {
      return entries.length;
    },
    add(entry) {
      entries.push(entry);
      rise(entry, entries.length - 1);
    },
    remove(entry) {
      const { place } = entry;
      if (entries[place] !== entry) return;
      entry.place = -1;
      const last = entries.pop() as T;
      if (last === entry) return;
      const above = entries[(place - 1) >> 1];
      if (place > 0 && above !== undefined && before(last, above)) rise(last, place);
      else sink(last, place);
    },
  };
}
