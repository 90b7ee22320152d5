import type { AgentRecord } from '../../core/state.js';
import type { RankKeyName } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { Routing, Watched } from '../context.js';
import { rankKey } from '../rank.js';
import type { RankKey } from '../rank-key.js';

/** How agents of the same abilities stand among themselves: by the keys of a policy that change with the agent alone, in its order. */
export interface RankOrder {
  readonly id: string;
  readonly keys: readonly RankKey[];
  /** How many values each key gives. */
  readonly widths: number[];
  /** The queue's, where a key is one for each queue; of the moment. */
  readonly routing: Watched;
  /**
   * First value of who stands first in each pool, by the pool's number; `Infinity`: nobody does, `NaN`: the pool has not been lined up.
   * Side by side, so that a search passes over most pools without touching their agents, who are strewn over the whole of the memory.
   */
  firsts: Float64Array;
  /** … and the ordinal of that agent, which closes every tie. */
  ordinals: Float64Array;
}

/** An agent's place in an order, as it was when the agent was filed. */
export interface Standing {
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
    firsts: new Float64Array(64).fill(Number.NaN),
    ordinals: new Float64Array(64),
  };
}

function longerThan(pool: number, column: Float64Array): Float64Array {
  const longer = new Float64Array(2 * pool).fill(Number.NaN);
  longer.set(column);
  return longer;
}

/** Notes who stands first in a pool now; `undefined`: nobody. */
export function noteFirst(order: RankOrder, pool: number, first: Standing | undefined): void {
  if (pool >= order.firsts.length) {
    order.firsts = longerThan(pool, order.firsts);
    order.ordinals = longerThan(pool, order.ordinals);
  }
  order.ordinals[pool] = first?.agent.ordinal ?? 0;
  order.firsts[pool] = first === undefined ? Number.POSITIVE_INFINITY : (first.values[0] ?? 0);
}

export function standingIn(order: RankOrder, agent: AgentRecord, atMs: Ms): Standing {
  order.routing.atMs = atMs;
  const values: number[] = [];
  for (let place = 0; place < order.keys.length; place++) {
    const key = order.keys[place] as RankKey;
    const own = key.values(order.routing, { agent, ring: 0 });
    order.widths[place] = own.length;
    for (const value of own) values.push(value);
  }
  return { agent, values };
}

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
