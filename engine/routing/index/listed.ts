import { contactOrder } from '../../core/contact-order.js';
import { Sorted } from '../../core/sorted.js';
import type { Ms } from '../../domain/units.js';
import type { Line } from './lines.js';

/** What stands in a list: its place, and who may look at it at all. */
interface Entry {
  readonly line: Line;
  /** Number of a skill that nobody who fits may lack; `NO_SKILL`, which is -1: there is none. */
  readonly needs: number;
  readonly band: number;
  readonly rankAtMs: Ms;
  readonly ordinal: number;
}

/**
 * Demands that have contacts, in the order of those. Each line of work has a list for every skill that nobody may lack, so that an agent
 * passes over what it is not free for and what it cannot do without looking: of thousands of demands that may be most.
 */
export class Listed<T extends Entry> implements Iterable<T> {
  /** By the number of the line, then by that of the skill; in the first place those without one. */
  readonly #lists: (Sorted<T> | undefined)[][] = [];
  size = 0;

  add(one: T): void {
    this.size++;
    this.#listOf(one).add(one);
  }

  remove(one: T): void {
    if (this.#listOf(one).remove(one)) this.size--;
  }

  /**
   * Goes through what somebody with these skills, free for these lines (a bit each), may be able to do. `isLast`: nothing behind this one
   * in its list need be looked at.
   */
  goThrough(free: number, skills: readonly number[], isLast: (one: T) => boolean): void {
    for (let line = 0, left = free; left !== 0; line++, left >>>= 1) {
      const lists = (left & 1) === 0 ? undefined : this.#lists[line];
      if (lists === undefined) continue;
      lists[0]?.find(isLast);
      for (let place = 0; place < skills.length; place++) lists[1 + (skills[place] as number)]?.find(isLast);
    }
  }

  *[Symbol.iterator](): Generator<T> {
    for (const lists of this.#lists) for (const list of lists ?? []) if (list !== undefined) yield* list;
  }

  #listOf({ line, needs }: T): Sorted<T> {
    let lists = this.#lists[line.number];
    if (lists === undefined) {
      lists = [];
      this.#lists[line.number] = lists;
    }
    let list = lists[1 + needs];
    if (list === undefined) {
      list = new Sorted<T>(contactOrder);
      lists[1 + needs] = list;
    }
    return list;
  }
}
