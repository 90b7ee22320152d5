import { type Glance, type Seen, seenOf } from './facet.js';
import { Numbers } from './numbers.js';

/**
 * How abilities appear to all demands that ask for the same skills and languages, at whatever levels and on whatever channel. Abilities
 * that differ in nothing these demands see share one look, a small number: of 25,000 agents who are all different, some hundred looks are
 * left to judge.
 */
export interface Sight {
  readonly glance: Glance;
  /** Number of the rarest indispensable skill; `NO_SKILL`: none is indispensable. */
  readonly needs: number;
  /** Numbers of the candidate abilities: those that have that skill. Grows as new abilities become known. */
  readonly among: Numbers;
  /** Looks by what is seen, as long as there are few. */
  readonly looks: Map<number, number>;
  /** See `IndexLimits.looks`. */
  readonly looksMax: number;
  /** The look of abilities, by their number, plus one; 0: not determined yet. */
  of: Uint32Array;
  /** The first abilities seen with each look. */
  readonly examples: Numbers;
  /** The candidates grouped by look, and where each look begins; a last entry marks the end. */
  ids: Uint32Array;
  starts: Uint32Array;
}

/** Stands for "no indispensable skill"; chosen so that adding one gives index 0. */
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

/** The look of the abilities with this number. */
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
    // With spare room, because others may come one by one.
    const longer = new Uint32Array(all.length + (all.length >> 3) + 1);
    longer.set(sight.of);
    sight.of = longer;
  }
  sight.of[id] = look + 1;
  return look;
}

/** How many candidates have not been grouped since they became known. */
export const unseen = ({ among, ids }: Sight): number => among.length - ids.length;

/** Groups all candidates by look. */
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
