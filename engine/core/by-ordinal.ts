/** Small, for where few stay long among many that go, a page may hold one. */
const PAGE_SIZE = 64;
const PLACE_MASK = PAGE_SIZE - 1;

const pageNumber = (ordinal: number): number => Math.floor(ordinal / PAGE_SIZE);

interface Page<T> {
  readonly of: (T | undefined)[];
  size: number;
}

/**
 * What there is now of things that are numbered as they come: a `Map` by those numbers, whose look-up is two places of memory. Numbers
 * come and go in about the same order, so that pages fill at the end and empty at the front; one that is empty is given up. Goes through
 * them in the order of their numbers. A `Map` besides keeps what has left it until the next full collection: see docs/performance.md.
 */
export class ByOrdinal<T> {
  /** From page `#from` on. */
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

  /** Who comes or goes meanwhile does as with a `Map`: one that has gone is not met, one that comes is. */
  *entries(): Generator<[number, T]> {
    for (let number = this.#from; number < this.#from + this.#pages.length; number++) {
      number = Math.max(number, this.#from);
      for (let place = 0; place < PAGE_SIZE; place++) {
        // Looked for anew each time: it may have been given up meanwhile, and made again.
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
