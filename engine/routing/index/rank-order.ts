import type { AgentRecord } from '../../core/state.js';
import type { RankKeyName } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { Routing, Watched } from '../context.js';
import { rankKey } from '../rank.js';
import type { Candidate, RankKey } from '../rank-key.js';

/** How agents of the same abilities stand among themselves: by the keys of a policy that change with the agent alone, in its order. */
export interface RankOrder {
  readonly id: string;
  readonly keys: readonly RankKey[];
  /** How many values each key gives. */
  readonly widths: number[];
  /** The queue's, where a key is one for each queue; of the moment. */
  readonly routing: Watched;
  /**
   * Of who stands first in each pool, by the pool's number, what is compared first, next and then: own values, and the ordinal behind them.
   * `Infinity`: nobody does, `NaN`: the pool has not been lined up. Side by side, so that a search passes over most pools without touching
   * their agents, who are strewn over the whole of the memory.
   */
  readonly firsts: [Float64Array, Float64Array, Float64Array];
  /** By line. */
  readonly least: (Least | undefined)[];
}

/**
 * By the number of abilities, what is compared first, and then, of the best in their pools that are free for a line. `Infinity`: nobody is;
 * `NaN`: not known, to be looked for in the pools. Where agents are all different, most are passed over by these two numbers.
 */
export interface Least {
  first: Float64Array<ArrayBuffer>;
  next: Float64Array<ArrayBuffer>;
}

/** An agent's place in an order, as it was when the agent was filed. */
export interface Standing {
  readonly order: RankOrder;
  readonly agent: AgentRecord;
  readonly values: readonly number[];
}

/** The order of a policy's agents; `null` where one of its keys is to be asked for every pair. */
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

/** What is kept of the least for a line, with room for so many abilities. */
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

/** The least of these abilities is to be looked for anew, for each of these lines (a bit each). */
export function forgetLeast({ least }: RankOrder, abilities: number, lines: number): void {
  for (let line = 0, left = lines; left !== 0; line++, left >>>= 1) {
    const first = (left & 1) === 0 ? undefined : least[line]?.first;
    if (first !== undefined && abilities < first.length) first[abilities] = Number.NaN;
  }
}

/** Of a pool, where what is kept of it stands. */
interface RankedPool {
  readonly number: number;
  readonly free: number;
  readonly abilities: { readonly id: number };
}

/** Notes who stands first in a pool now; `undefined`: nobody. */
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

/** Whether the first of a pool is known to come behind another agent of its grade, by so many of the values compared. */
export function comesBehind({ firsts }: RankOrder, pool: number, other: Standing, places: number): boolean {
  for (let place = 0; place < places; place++) {
    const difference = (firsts[place]?.[pool] ?? Number.NaN) - comparedAt(other, place);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** What is compared of a standing at a place: its own values, then the ordinal, then nothing more. */
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

/** Two keys of one value each, as most are, are a literal: V8 puts two lists together slowly. */
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
