import { contactOrder, type Placed } from '../../core/contact-order.js';
import { Sorted } from '../../core/state/sorted.js';

/** An entry of a list: its place, and the skill it takes to be considered for it. */
export interface Placeable extends Placed {
  /** Number of a skill without which nobody fits; `NO_SKILL` (-1): there is none. */
  readonly needs: number;
}

/** An agent looking for work. Entries behind the bound are of no interest; the bound moves forward as better ones are found. */
export interface Seeker {
  readonly bound: Placed | undefined;
  /** Whether the place within a band does not matter: then only later bands are behind the bound. */
  readonly byBand: boolean;
}

/** Numbers stored about the first entry of each list: band, `rankAtMs` and ordinal. */
const FIGURES = 3;

/** Stored as the band of an empty list. */
const EMPTY = Number.POSITIVE_INFINITY;

/**
 * The lists of a line of work: one for every indispensable skill, and one at index 0 for entries without one. The places of their first
 * entries lie in one array, so an agent with many skills skips most lists without touching their contents.
 */
export class LineLists<T extends Placeable> implements Iterable<T> {
  readonly #lists: (Sorted<T> | undefined)[] = [];
  #firsts = new Float64Array(0);

  add(one: T): void {
    const list = this.#listOf(one);
    list.add(one);
    this.#note(one, list.first);
  }

  /** Returns whether it was there. */
  remove(one: T): boolean {
    const list = this.#listOf(one);
    const wasThere = list.remove(one);
    this.#note(one, list.first);
    return wasThere;
  }

  /**
   * Visits the lists of these skills and the list without a skill, as far as entries precede the seeker's bound. The list with the earliest
   * first entry goes first, which usually sets a bound that all other lists are behind.
   */
  goThrough(skills: readonly number[], seeker: Seeker, isLast: (one: T) => boolean): void {
    let first = this.#earlier(0, -1);
    for (let place = 0; place < skills.length; place++) first = this.#earlier(1 + (skills[place] as number), first);
    if (first < 0 || !this.#isBefore(first, seeker)) return;
    this.#lists[first]?.find(isLast);
    if (first !== 0 && this.#isBefore(0, seeker)) this.#lists[0]?.find(isLast);
    for (let place = 0; place < skills.length; place++) {
      const at = 1 + (skills[place] as number);
      if (at !== first && this.#isBefore(at, seeker)) this.#lists[at]?.find(isLast);
    }
  }

  *[Symbol.iterator](): Generator<T> {
    for (const list of this.#lists) if (list !== undefined) yield* list;
  }

  #listOf({ needs }: T): Sorted<T> {
    let list = this.#lists[1 + needs];
    if (list === undefined) {
      list = new Sorted<T>(contactOrder);
      this.#lists[1 + needs] = list;
    }
    return list;
  }

  #note({ needs }: T, first: T | undefined): void {
    const at = FIGURES * (1 + needs);
    if (at >= this.#firsts.length) {
      const longer = new Float64Array(2 * at + FIGURES).fill(EMPTY);
      longer.set(this.#firsts);
      this.#firsts = longer;
    }
    this.#firsts[at] = first === undefined ? EMPTY : first.band;
    if (first === undefined) return;
    this.#firsts[at + 1] = first.rankAtMs;
    this.#firsts[at + 2] = first.ordinal;
  }

  #isEmpty(list: number): boolean {
    const at = FIGURES * list;
    return at >= this.#firsts.length || this.#firsts[at] === EMPTY;
  }

  /** The list of the two whose first entry is earlier; negative: both are empty. */
  #earlier(list: number, other: number): number {
    if (this.#isEmpty(list)) return other;
    if (other < 0) return list;
    for (let figure = 0; figure < FIGURES; figure++) {
      const difference = (this.#firsts[FIGURES * list + figure] as number) - (this.#firsts[FIGURES * other + figure] as number);
      if (difference !== 0) return difference < 0 ? list : other;
    }
    return other;
  }

  /** Whether the list has an entry that is not behind the bound. */
  #isBefore(list: number, { bound, byBand }: Seeker): boolean {
    if (this.#isEmpty(list)) return false;
    if (bound === undefined) return true;
    const at = FIGURES * list;
    const bands = (this.#firsts[at] as number) - bound.band;
    if (bands !== 0 || byBand) return bands <= 0;
    const ranks = (this.#firsts[at + 1] as number) - bound.rankAtMs;
    return ranks !== 0 ? ranks < 0 : (this.#firsts[at + 2] as number) <= bound.ordinal;
  }
}
