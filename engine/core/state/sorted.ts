/** Negative: `a` comes first. Total: no two elements of a list are equal. */
export type Order<T> = (a: T, b: T) => number;

/** Elements a block holds before it is split: moving this many costs less than finding the position. */
const BLOCK_MAX = 512;

/** Free places at the front of a block before its elements are moved up. */
const EMPTY_MAX = 64;

/** Elements from index `from` on; those before it have been removed. */
interface Block<T> {
  items: T[];
  from: number;
}

/**
 * A list that is always sorted and cheap to change at any length: elements are in blocks of a few hundred, so an insertion or removal moves
 * one block and not everything behind it. Most elements are added at the end and removed at the front; both move nothing. Before changing
 * what the order depends on, remove the element; insert it again afterwards.
 */
export class Sorted<T> implements Iterable<T> {
  readonly #order: Order<T>;
  /** No block is empty unless it is the only one, so that an often empty list need not allocate one each time. */
  readonly #blocks: Block<T>[] = [];
  #size = 0;

  constructor(order: Order<T>) {
    this.#order = order;
  }

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    const block = this.#blocks[0];
    return block?.items[block.from];
  }

  /** The element after the first. */
  get second(): T | undefined {
    const block = this.#blocks[0];
    if (block === undefined || block.items.length > block.from + 1) return block?.items[block.from + 1];
    const next = this.#blocks[1];
    return next?.items[next.from];
  }

  has(item: T): boolean {
    if (this.#size === 0) return false;
    const block = this.#blocks[this.#blockOf(item)];
    return block !== undefined && block.items[this.#placeIn(block, item)] === item;
  }

  add(item: T): void {
    const wasEmpty = this.#size++ === 0;
    const blocks = this.#blocks;
    // Index −1 would be looked up as a property name, and slow down later look-ups too.
    const last = blocks.length === 0 ? undefined : blocks[blocks.length - 1];
    if (last === undefined || wasEmpty || this.#order(lastOf(last), item) < 0) {
      if (last === undefined || last.items.length >= BLOCK_MAX) blocks.push({ items: [item], from: 0 });
      else last.items.push(item);
      return;
    }
    const at = this.#blockOf(item);
    const block = blocks[at] as Block<T>;
    block.items.splice(this.#placeIn(block, item), 0, item);
    if (block.items.length > BLOCK_MAX) {
      moveUp(block);
      blocks.splice(at + 1, 0, { items: block.items.splice(BLOCK_MAX >> 1), from: 0 });
    }
  }

  /** Returns whether it was there. */
  remove(item: T): boolean {
    if (this.#size === 0) return false;
    const isFirst = this.first === item;
    const at = isFirst ? 0 : this.#blockOf(item);
    const block = this.#blocks[at];
    if (block === undefined) return false;
    const { items, from } = block;
    const place = isFirst ? from : this.#placeIn(block, item);
    if (items[place] !== item) return false;
    this.#size--;
    if (items.length === from + 1 && this.#blocks.length > 1) this.#blocks.splice(at, 1);
    else if (place === from) leave(block);
    else items.splice(place, 1);
    return true;
  }

  /** The first element, in order, that `accepts` accepts. */
  find(accepts: (item: T) => boolean): T | undefined {
    for (const { items, from } of this.#blocks)
      for (let place = from; place < items.length; place++) if (accepts(items[place] as T)) return items[place];
    return undefined;
  }

  /** The last element that `accepts` accepts. */
  findLast(accepts: (item: T) => boolean): T | undefined {
    for (let at = this.#blocks.length - 1; at >= 0; at--) {
      const { items, from } = this.#blocks[at] as Block<T>;
      for (let place = items.length - 1; place >= from; place--) if (accepts(items[place] as T)) return items[place];
    }
    return undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { items, from } of this.#blocks) for (let place = from; place < items.length; place++) yield items[place] as T;
  }

  /** Index of the first block whose last element does not come before the item; the number of blocks if all do. */
  #blockOf(item: T): number {
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(lastOf(blocks[middle] as Block<T>), item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeIn({ items, from }: Block<T>, item: T): number {
    let low = from;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(items[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const lastOf = <T>({ items }: Block<T>): T => items[items.length - 1] as T;

/** Removes the first element of a block; its place stays free, because `shift` would move all others. */
function leave<T>(block: Block<T>): void {
  block.items[block.from] = undefined as T;
  block.from++;
  if (block.from > EMPTY_MAX && 2 * block.from > block.items.length) moveUp(block);
}

function moveUp<T>(block: Block<T>): void {
  block.items.splice(0, block.from);
  block.from = 0;
}
