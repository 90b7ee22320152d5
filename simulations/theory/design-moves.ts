import { type Design, type DesignClass, type DesignPool, reservedIn, turnsOf } from './design.js';

/**
 * Busy agents per pool, then those who wait: how many of each class, or, where whoever has waited longest is taken, the class of each of
 * them in order of arrival.
 */
export type Hall = readonly number[];

export const emptyHall = ({ pools, classes, order }: Design): Hall => [
  ...pools.map(() => 0),
  ...(order === 'arrival' ? [] : classes.map(() => 0)),
];

/** How many of the class wait. */
export function waitingOf({ pools, order }: Design, hall: Hall, place: number): number {
  if (order !== 'arrival') return hall[pools.length + place] as number;
  let waiting = 0;
  for (let at = pools.length; at < hall.length; at++) if (hall[at] === place) waiting++;
  return waiting;
}

/** Whether nobody else of the class fits into the chain; where all classes wait in one line, its length counts. */
export const isFull = (design: Design, longest: readonly number[], hall: Hall, place: number): boolean =>
  design.order === 'arrival'
    ? hall.length - design.pools.length >= Math.max(...longest)
    : waitingOf(design, hall, place) >= (longest[place] as number);

/** The pools to which an arrival of the class may go, with their probabilities; none: it waits. */
export function takers({ pools, choice }: Design, one: DesignClass, hall: Hall): readonly (readonly [number, number])[] {
  const idle = one.pools
    .map((pool) => [pool, (pools[pool] as DesignPool).agents - (hall[pool] as number)] as const)
    .filter(([pool, free]) => free > reservedIn(one, pool));
  const [first] = idle;
  if (first === undefined) return [];
  if (choice === 'first') return [[first[0], 1]];
  const all = idle.reduce((sum, [, free]) => sum + free, 0);
  return idle.map(([pool, free]) => [pool, free / all] as const);
}

/** The transitions out of a state, by queues cut at their `longest`. */
export function* moves(design: Design, longest: readonly number[], hall: Hall): Generator<readonly [number, Hall]> {
  const { classes, pools } = design;
  for (const [place, one] of classes.entries()) {
    const taken = takers(design, one, hall);
    for (const [pool, chance] of taken) yield [one.arrivalRate * chance, changed(hall, pool, 1)];
    if (taken.length === 0 && !isFull(design, longest, hall, place)) yield [one.arrivalRate, joined(design, hall, place)];
    if (one.patience === null) continue;
    for (const [count, at] of whereToLeave(design, hall, place)) yield [count / one.patience, left(design, hall, at)];
  }
  for (const [pool, { handling, agents }] of pools.entries()) {
    const busy = hall[pool] as number;
    if (busy === 0) continue;
    const free = agents - busy + 1;
    const next = nextOf(design, hall, pool, (place) => free > reservedIn(classes[place] as DesignClass, pool));
    // A waiting customer is taken at once: the agent stays busy.
    yield [busy / handling, next === undefined ? changed(hall, pool, -1) : left(design, hall, next)];
  }
}

/** Where in the hall stands whoever an agent of the pool turns to next; `undefined`: nobody. */
function nextOf(design: Design, hall: Hall, pool: number, mayServe: (place: number) => boolean): number | undefined {
  const { pools, order } = design;
  const turns = turnsOf(design, pool).filter(mayServe);
  if (order !== 'arrival') return turns.map((place) => pools.length + place).find((at) => (hall[at] as number) > 0);
  const at = hall.findIndex((place, spot) => spot >= pools.length && turns.includes(place));
  return at < 0 ? undefined : at;
}

/** Where somebody of the class may give up, and how many may there: neighbours in the line leave the same line behind. */
function* whereToLeave(design: Design, hall: Hall, place: number): Generator<readonly [count: number, at: number]> {
  const { pools, order } = design;
  if (order !== 'arrival') {
    const waiting = waitingOf(design, hall, place);
    if (waiting > 0) yield [waiting, pools.length + place];
    return;
  }
  for (let at = pools.length; at < hall.length; at++) {
    if (hall[at] !== place) continue;
    const from = at;
    while (hall[at + 1] === place) at++;
    yield [at - from + 1, from];
  }
}

const joined = ({ pools, order }: Design, hall: Hall, place: number): Hall =>
  order === 'arrival' ? [...hall, place] : changed(hall, pools.length + place, 1);

const left = ({ order }: Design, hall: Hall, at: number): Hall =>
  order === 'arrival' ? hall.filter((_, spot) => spot !== at) : changed(hall, at, -1);

const changed = (hall: Hall, place: number, by: number): Hall => hall.map((count, at) => (at === place ? count + by : count));
