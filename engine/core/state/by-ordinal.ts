/** Small, because where few items survive among many that pass, a page may hold only one. */
const PAGE_SIZE = 64;
const PLACE_MASK = PAGE_SIZE - 1;

const pageNumber = (ordinal: number): number => Math.floor(ordinal / PAGE_SIZE);

interface Page<T> {
  readonly of: (T | undefined)[];
  size: number;
}

/**
 * The live items of a numbered sequence. A `Map` by number costs two cache misses per look-up, and retains removed entries until the next
 * full collection (see docs/performance.md). Numbers come and go in about the same order, so pages fill at the end and empty at the front;
 * an empty page is released. Iterates in numeric order.
 */
export class ByOrdinal<T> {
  /** Pages from number `#from` on. */
  readonly #pages: (Page<T> | undefined)[] = [];
  #from = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(ordinal: number): T | undefined {
    const page = this.#pageOf(ordinal);
    return page === undefined ? undefined : page.of[ordinal & PLACE_MASK];
  }

  has(ordinal: number): boolean {
    return this.get(ordinal) !== undefined;
  }

  set(ordinal: number, one: T): void {
    const page = this.#pageOf(ordinal) ?? this.#newPage(pageNumber(ordinal));
    const place = ordinal & PLACE_MASK;
    if (page.of[place] === undefined) {
      page.size++;
      this.#size++;
    }
    page.of[place] = one;
  }

  delete(ordinal: number): boolean {
    const page = this.#pageOf(ordinal);
    const place = ordinal & PLACE_MASK;
    if (page === undefined || page.of[place] === undefined) return false;
    page.of[place] = undefined;
    page.size--;
    this.#size--;
    if (page.size === 0) this.#giveUp(pageNumber(ordinal) - this.#from);
    return true;
  }

  /** Items added or removed meanwhile behave as with a `Map`: removed ones are skipped, added ones are visited. */
  *entries(): Generator<[number, T]> {
    for (let number = this.#from; number < this.#from + this.#pages.length; number++) {
      number = Math.max(number, this.#from);
      for (let place = 0; place < PAGE_SIZE; place++) {
        // Looked up each time, because the page may have been released and created again meanwhile.
        const page = this.#pages[number - this.#from];
        if (page === undefined) break;
        const one = page.of[place];
        if (one !== undefined) yield [number * PAGE_SIZE + place, one];
      }
    }
  }

  *values(): Generator<T> {
    for (const [, one] of this.entries()) yield one;
  }

  #pageOf(ordinal: number): Page<T> | undefined {
    const at = pageNumber(ordinal) - this.#from;
    return at >= 0 && at < this.#pages.length ? this.#pages[at] : undefined;
  }

  #newPage(number: number): Page<T> {
    const page: Page<T> = { of: new Array<T | undefined>(PAGE_SIZE).fill(undefined), size: 0 };
    if (this.#pages.length === 0) this.#from = number;
    while (number < this.#from) {
      this.#pages.unshift(undefined);
      this.#from--;
    }
    while (this.#pages.length <= number - this.#from) this.#pages.push(undefined);
    this.#pages[number - this.#from] = page;
    return page;
  }

  #giveUp(at: number): void {
    this.#pages[at] = undefined;
    while (this.#pages.length > 0 && this.#pages[0] === undefined) {
      this.#pages.shift();
      this.#from++;
    }
  }
}
