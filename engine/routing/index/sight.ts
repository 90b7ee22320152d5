import { type Glance, type Seen, seenOf } from './facet.js';
import { Numbers } from './numbers.js';

/**
 * Abilities as all demands see them that ask for the same skills and languages, at whatever levels, on whatever channel. Who looks the same
 * has one look, a small number: of twenty-five thousand agents who are all different some hundred are left to be judged.
 */
export interface Sight {
  readonly glance: Glance;
  /** Number of the rarest skill that is indispensable; `NO_SKILL`: none is. */
  readonly needs: number;
  /** Numbers of abilities that may fit: nobody who lacks that skill is among them. Grows as others become known. */
  readonly among: Numbers;
  /** Looks by what is seen, as long as they are few. */
  readonly looks: Map<number, number>;
  /** See `IndexLimits.looks`. */
  readonly looksMax: number;
  /** The look of abilities, by their number, plus one; 0: not looked at yet. */
  of: Uint32Array;
  /** The first abilities with each look. */
  readonly examples: Numbers;
  /** Those among whom to choose, by look, and where each look begins; behind the last stands where it ends. */
  ids: Uint32Array;
  starts: Uint32Array;
}

/** Stands for a skill where none is indispensable: one place before the first. */
export const NO_SKILL = -1;

export const newSight = (glance: Glance, needs: number, among: Numbers, looksMax: number): Sight => ({
  glance,
  needs,
  among,
  looks: new Map(),
  looksMax,
  of: NOTHING,
  examples: new Numbers(),
  ids: NOTHING,
  starts: new Uint32Array(1),
});

const NOTHING = new Uint32Array(0);

/** The look of the abilities of this number. */
export function lookOf(sight: Sight, all: readonly Seen[], id: number): number {
  const known = id < sight.of.length ? (sight.of[id] as number) : 0;
  return known > 0 ? known - 1 : firstLook(sight, all, id);
}

function firstLook(sight: Sight, all: readonly Seen[], id: number): number {
  const { glance, looks, looksMax, examples } = sight;
  const seen = looks.size < looksMax ? seenOf(glance, all, id) : undefined;
  let look = seen === undefined ? undefined : looks.get(seen);
  if (look === undefined) {
    look = examples.length;
    examples.push(id);
    if (seen !== undefined) looks.set(seen, look);
  }
  if (id >= sight.of.length) {
    // Some more, as others may come one by one.
    const longer = new Uint32Array(all.length + (all.length >> 3) + 1);
    longer.set(sight.of);
    sight.of = longer;
  }
  sight.of[id] = look + 1;
  return look;
}

/** How many of those among whom to choose have not been looked at since they became known. */
export const unseen = ({ among, ids }: Sight): number => among.length - ids.length;

/** Looks at all among whom to choose, and puts those of one look side by side. */
export function group(sight: Sight, all: readonly Seen[]): void {
  if (unseen(sight) === 0) return;
  const { list } = sight.among;
  for (const id of list) lookOf(sight, all, id);
  const { of, examples } = sight;
  const starts = new Uint32Array(examples.length + 1);
  for (const id of list) (starts[of[id] as number] as number)++;
  for (let look = 1; look < starts.length; look++) (starts[look] as number) += starts[look - 1] as number;
  const next = starts.slice();
  const ids = new Uint32Array(list.length);
  for (const id of list) ids[(next[(of[id] as number) - 1] as number)++] = id;
  sight.ids = ids;
  sight.starts = starts;
}
