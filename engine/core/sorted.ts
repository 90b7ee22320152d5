/** Negative: `a` comes first. Total: no two things in one list are equal. */
export type Order<T> = (a: T, b: T) => number;

/** Elements a block holds before it is cut in two: moving so many costs less than finding the place does. */
const BLOCK_MAX = 512;

/**
 * A list that is always in order, cheap to change at any length: elements stand in blocks of a few hundred, so that coming and going moves
 * one block and not everything behind it. Whoever changes what the order goes by takes the element out first and puts it back after.
 */
export class Sorted<T> implements Iterable<T> {
  readonly #order: Order<T>;
  /** Never an empty block. */
  readonly #blocks: T[][] = [];
  #size = 0;

  constructor(order: Order<T>) {
    this.#order = order;
  }

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    return this.#blocks[0]?.[0];
  }

  has(item: T): boolean {
    const block = this.#blocks[this.#blockOf(item)];
    return block !== undefined && block[this.#placeIn(block, item)] === item;
  }

  add(item: T): void {
    this.#size++;
    const blocks = this.#blocks;
    if (blocks.length === 0) {
      blocks.push([item]);
      return;
    }
    const at = Math.min(this.#blockOf(item), blocks.length - 1);
    const block = blocks[at] as T[];
    const place = this.#placeIn(block, item);
    if (place === block.length) block.push(item);
    else block.splice(place, 0, item);
    if (block.length > BLOCK_MAX) blocks.splice(at + 1, 0, block.splice(BLOCK_MAX >> 1));
  }

  /** Whether it was there. */
  remove(item: T): boolean {
    const at = this.#blockOf(item);
    const block = this.#blocks[at];
    const place = block === undefined ? 0 : this.#placeIn(block, item);
    if (block === undefined || block[place] !== item) return false;
    this.#size--;
    if (block.length === 1) this.#blocks.splice(at, 1);
    else if (place === 0) block.shift();
    else block.splice(place, 1);
    return true;
  }

  /** The element behind the first. */
  get second(): T | undefined {
    const [block, next] = this.#blocks;
    return block === undefined || block.length > 1 ? block?.[1] : next?.[0];
  }

  /** The first element, in order, that `accepts` names. */
  find(accepts: (item: T) => boolean): T | undefined {
    for (const block of this.#blocks) for (const item of block) if (accepts(item)) return item;
    return undefined;
  }

  /** The last element that `accepts` names. */
  findLast(accepts: (item: T) => boolean): T | undefined {
    for (let at = this.#blocks.length - 1; at >= 0; at--) {
      const found = (this.#blocks[at] as T[]).findLast(accepts);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const block of this.#blocks) yield* block;
  }

  /** The first block whose last element does not come before the item; one behind the last block where all do. */
  #blockOf(item: T): number {
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const block = blocks[middle] as T[];
      if (this.#order(block[block.length - 1] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeIn(block: readonly T[], item: T): number {
    let low = 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(block[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
