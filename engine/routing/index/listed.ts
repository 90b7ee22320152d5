import { LineLists, type Placeable, type Seeker } from './line-lists.js';
import type { Line } from './lines.js';

interface Entry extends Placeable {
  readonly line: Line;
}

/**
 * Demands that have contacts, in the order of those. Each line of work has a list for every skill that nobody may lack, so that an agent
 * passes over what it is not free for and what it cannot do without looking: of thousands of demands that may be most.
 */
export class Listed<T extends Entry> implements Iterable<T> {
  /** By the number of the line. */
  readonly #lines: (LineLists<T> | undefined)[] = [];
  size = 0;

  add(one: T): void {
    this.size++;
    this.#listsOf(one).add(one);
  }

  remove(one: T): void {
    if (this.#listsOf(one).remove(one)) this.size--;
  }

  /**
   * Goes through what somebody with these skills, free for these lines (a bit each), may be able to do, as far as it stands before the
   * seeker's bound. `isLast`: nothing behind this one in its list need be looked at.
   */
  goThrough(free: number, skills: readonly number[], seeker: Seeker, isLast: (one: T) => boolean): void {
    for (let line = 0, left = free; left !== 0; line++, left >>>= 1)
      if ((left & 1) !== 0) this.#lines[line]?.goThrough(skills, seeker, isLast);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const lists of this.#lines) if (lists !== undefined) yield* lists;
  }

  #listsOf({ line }: T): LineLists<T> {
    let lists = this.#lines[line.number];
    if (lists === undefined) {
      lists = new LineLists<T>();
      this.#lines[line.number] = lists;
    }
    return lists;
  }
}
