import type { AgentRecord } from '../../core/state/state.js';
import type { RankKeyName } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { Routing, Watched } from '../context.js';
import { rankKey } from '../rank.js';
import type { Candidate, RankKey } from '../rank-key.js';

/** An order among agents of the same abilities: by the policy's keys that change with the agent alone, in its order. */
export interface RankOrder {
  readonly id: string;
  readonly keys: readonly RankKey[];
  /** How many values each key gives. */
  readonly widths: number[];
  /** The routing used to compute values: of the queue, if a key depends on it, at the current instant. */
  readonly routing: Watched;
  /**
   * Columns with the first, second and third value compared of each pool's first agent, by number of the pool: own values, then the
   * ordinal. `Infinity`: the pool is empty; `NaN`: it is not sorted yet. Being contiguous, they let a search skip most pools without
   * touching their agents, which are scattered over the heap.
   */
  readonly firsts: [Float64Array, Float64Array, Float64Array];
  /** By line. */
  readonly least: (Least | undefined)[];
}

/**
 * The first and second value compared of the best agent of some abilities who is free for a line, by number of the abilities. `Infinity`:
 * nobody is free; `NaN`: unknown, to be looked up in the pools. If agents are all different, these two numbers rule out most of them.
 */
export interface Least {
  first: Float64Array<ArrayBuffer>;
  next: Float64Array<ArrayBuffer>;
}

/** An agent's position in an order, as of when the agent was filed. */
export interface Standing {
  readonly order: RankOrder;
  readonly agent: AgentRecord;
  readonly values: readonly number[];
}

/** The order within pools for a policy; `null` if one of its keys must be computed for every pair. */
export function rankOrderOf(routing: Routing): RankOrder | null {
  const keys = routing.policy.rank.map(rankKey);
  if (keys.some(({ varies }) => varies === 'contact')) return null;
  const own = keys.filter(({ varies }) => varies === 'agent' || varies === 'queue');
  const queue = own.some(({ varies }) => varies === 'queue') ? routing.queue.id : '';
  return {
    id: [...own.map(({ name }: { name: RankKeyName }) => name), queue].join('/'),
    keys: own,
    widths: [],
    routing: { ...routing },
    firsts: [column(64), column(64), column(64)],
    least: [],
  };
}

const column = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length).fill(Number.NaN);

/** The `Least` columns of a line, with room for this many abilities. */
export function leastFor({ least }: RankOrder, line: number, abilities: number): Least {
  let known = least[line];
  if (known === undefined) {
    known = { first: column(0), next: column(0) };
    least[line] = known;
  }
  if (known.first.length < abilities) {
    const [first, next] = [column(abilities + (abilities >> 3) + 1), column(abilities + (abilities >> 3) + 1)];
    first.set(known.first);
    next.set(known.next);
    known.first = first;
    known.next = next;
  }
  return known;
}

/** Marks the columns of these abilities as unknown, for each of these lines (one bit each). */
export function forgetLeast({ least }: RankOrder, abilities: number, lines: number): void {
  for (let line = 0, left = lines; left !== 0; line++, left >>>= 1) {
    const first = (left & 1) === 0 ? undefined : least[line]?.first;
    if (first !== undefined && abilities < first.length) first[abilities] = Number.NaN;
  }
}

/** What identifies a pool in these columns. */
interface RankedPool {
  readonly number: number;
  readonly free: number;
  readonly abilities: { readonly id: number };
}

/** Records which agent is now first in a pool; `undefined`: none. */
export function noteFirst(order: RankOrder, { number: pool, free, abilities }: RankedPool, first: Standing | undefined): void {
  const { firsts } = order;
  forgetLeast(order, abilities.id, free);
  for (let place = 0; place < firsts.length; place++) {
    let values = firsts[place] as Float64Array;
    if (pool >= values.length) {
      values = column(2 * pool);
      values.set(firsts[place] as Float64Array);
      firsts[place] = values;
    }
    values[pool] = first === undefined ? Number.POSITIVE_INFINITY : comparedAt(first, place);
  }
}

/** Whether the first agent of a pool is known to rank behind that of another pool of its grade, by this many of the values compared. */
export function comesBehind({ firsts }: RankOrder, pool: number, other: Standing, places: number): boolean {
  for (let place = 0; place < places; place++) {
    const difference = (firsts[place]?.[pool] ?? Number.NaN) - comparedAt(other, place);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The value compared at a position: the agent's own values, then the ordinal, then nothing. */
function comparedAt({ agent, values }: Standing, place: number): number {
  const value = values[place];
  if (value !== undefined) return value;
  return place === values.length ? agent.ordinal : 0;
}

const NO_VALUES: readonly number[] = [];

export function standingIn(order: RankOrder, agent: AgentRecord, atMs: Ms): Standing {
  order.routing.atMs = atMs;
  const candidate: Candidate = { agent, ring: 0 };
  let values = NO_VALUES;
  for (let place = 0; place < order.keys.length; place++) {
    const own = (order.keys[place] as RankKey).values(order.routing, candidate);
    order.widths[place] = own.length;
    values = values.length === 0 ? own : both(values, own);
  }
  return { order, agent, values };
}

/** Two keys with one value each, the usual case, become a literal: V8 concatenates arrays slowly. */
const both = (values: readonly number[], own: readonly number[]): readonly number[] =>
  values.length === 1 && own.length === 1 ? [values[0] as number, own[0] as number] : [...values, ...own];

export function isSameStanding({ values: a }: Standing, { values: b }: Standing): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export function byStanding(a: Standing, b: Standing): number {
  for (let i = 0; i < a.values.length; i++) {
    const difference = (a.values[i] as number) - (b.values[i] as number);
    if (difference !== 0) return difference;
  }
  return a.agent.ordinal - b.agent.ordinal;
}
