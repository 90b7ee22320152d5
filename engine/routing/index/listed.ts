import { LineLists, type Placeable, type Seeker } from './line-lists.js';
import type { Line } from './lines.js';

interface Entry extends Placeable {
  readonly line: Line;
}

/**
 * Demands that have contacts, in the order of these. Each line of work has a list per indispensable skill, so that an agent skips what it
 * is not free for and what it lacks the skill for: of thousands of demands, usually most.
 */
export class Listed<T extends Entry> implements Iterable<T> {
  /** By number of the line. */
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
   * Visits what an agent with these skills, free for these lines (one bit each), may be able to take, as far as it precedes the seeker's
   * bound. `isLast` returns true if nothing behind that entry in its list needs to be visited.
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
