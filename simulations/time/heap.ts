/** An entry of a heap; `place` is maintained by the heap: its position, or -1 once it is out. */
export interface Placed {
  place: number;
}

const CHILDREN = 4;
const ROOM_AT_FIRST = 64;

/**
 * Entries by instant. Any entry can be removed in O(log n): a router moves its alarm with almost every command, and alarms only marked as
 * cancelled would pile up for a virtual week. The instants are in one array of numbers, four children per parent, so that finding a path
 * through a day of appointments touches few of the appointments themselves.
 */
export class Heap<T extends Placed> {
  readonly #entries: T[] = [];
  #instants = new Float64Array(ROOM_AT_FIRST);
  /** Order among entries at one instant: a strict total order, because the heap adds none of its own. */
  readonly #comesFirst: (a: T, b: T) => boolean;

  constructor(comesFirst: (a: T, b: T) => boolean) {
    this.#comesFirst = comesFirst;
  }

  get first(): T | undefined {
    return this.#entries.length === 0 ? undefined : this.#entries[0];
  }

  /** The instant of the first entry; infinity if there is none. */
  get firstMs(): number {
    return this.#entries.length === 0 ? Number.POSITIVE_INFINITY : (this.#instants[0] as number);
  }

  get size(): number {
    return this.#entries.length;
  }

  add(entry: T, atMs: number): void {
    const place = this.#entries.length;
    if (place === this.#instants.length) this.#makeRoom();
    this.#entries.push(entry);
    this.#rise(entry, atMs, place);
  }

  /** Removes the entry; does nothing if it is out already. */
  remove(entry: T): void {
    const entries = this.#entries;
    const { place } = entry;
    if (place < 0 || place >= entries.length || entries[place] !== entry) return;
    entry.place = -1;
    const last = entries.pop() as T;
    if (last === entry) return;
    const atMs = this.#instants[entries.length] as number;
    if (place > 0 && this.#isBefore(last, atMs, (place - 1) >> 2)) this.#rise(last, atMs, place);
    else this.#sink(last, atMs, place);
  }

  #makeRoom(): void {
    const instants = new Float64Array(2 * this.#instants.length);
    instants.set(this.#instants);
    this.#instants = instants;
  }

  #isBefore(entry: T, atMs: number, place: number): boolean {
    const otherMs = this.#instants[place] as number;
    return atMs < otherMs || (atMs === otherMs && this.#comesFirst(entry, this.#entries[place] as T));
  }

  #put(entry: T, atMs: number, place: number): void {
    this.#entries[place] = entry;
    this.#instants[place] = atMs;
    entry.place = place;
  }

  #rise(entry: T, atMs: number, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 2;
      if (!this.#isBefore(entry, atMs, above)) break;
      this.#put(this.#entries[above] as T, this.#instants[above] as number, place);
      place = above;
    }
    this.#put(entry, atMs, place);
  }

  #sink(entry: T, atMs: number, from: number): void {
    const { length } = this.#entries;
    let place = from;
    for (let child = CHILDREN * place + 1; child < length; child = CHILDREN * place + 1) {
      let least = child;
      const end = Math.min(child + CHILDREN, length);
      for (let other = child + 1; other < end; other++)
        if (this.#isBefore(this.#entries[other] as T, this.#instants[other] as number, least)) least = other;
      if (this.#isBefore(entry, atMs, least)) break;
      this.#put(this.#entries[least] as T, this.#instants[least] as number, place);
      place = least;
    }
    this.#put(entry, atMs, place);
  }
}
