/** A continuous-time Markov chain, given by its first state and the transitions out of each. */
export interface Chain<State> {
  readonly first: State;
  /** Equal for equal states. */
  readonly key: (state: State) => string;
  /** The possible transitions, with rates per unit of time, each above 0. */
  readonly moves: (state: State) => Iterable<readonly [rate: number, next: State]>;
}

/** Every reachable state, and the rates between them. */
export interface Explored<State> {
  readonly states: readonly State[];
  /** Total rate out of each state. */
  readonly leaves: Float64Array;
  /** The transitions into state `i` are at `from[i]` to `from[i + 1]` of `sources` and `rates`. */
  readonly from: Int32Array;
  readonly sources: Int32Array;
  readonly rates: Float64Array;
}

/** A chain with more states than fit must be truncated by whoever defines it. */
export class ChainTooLarge extends Error {
  override readonly name = 'ChainTooLarge';
}

const STATES_MOST = 500_000;

/**
 * Finds every reachable state, nearest first.
 * @throws ChainTooLarge beyond 500,000 states
 */
export function explore<State>({ first, key, moves }: Chain<State>): Explored<State> {
  const states = [first];
  const places = new Map([[key(first), 0]]);
  const found: { to: number; source: number; rate: number }[] = [];
  for (let source = 0; source < states.length; source++) {
    for (const [rate, next] of moves(states[source] as State)) {
      const name = key(next);
      let to = places.get(name);
      if (to === undefined) {
        to = states.length;
        if (to >= STATES_MOST) throw new ChainTooLarge(`The chain has more than ${STATES_MOST} states.`);
        places.set(name, to);
        states.push(next);
      }
      found.push({ to, source, rate });
    }
  }
  const leaves = new Float64Array(states.length);
  const from = new Int32Array(states.length + 1);
  for (const { to, source, rate } of found) {
    leaves[source] = (leaves[source] as number) + rate;
    from[to + 1] = (from[to + 1] as number) + 1;
  }
  for (let i = 0; i < states.length; i++) from[i + 1] = (from[i + 1] as number) + (from[i] as number);
  const sources = new Int32Array(found.length);
  const rates = new Float64Array(found.length);
  const next = from.slice();
  for (const { to, source, rate } of found) {
    const place = next[to] as number;
    next[to] = place + 1;
    sources[place] = source;
    rates[place] = rate;
  }
  return { states, leaves, from, sources, rates };
}

/** Relative change of an iteration below which the solution has converged. */
const SETTLED = 1e-13;
const SWEEPS_MOST = 100_000;

/** The stationary distribution, where the flow into each state equals the flow out of it, by symmetric Gauss-Seidel iteration. */
export function stationary<State>({ states, leaves, from, sources, rates }: Explored<State>): Float64Array {
  const size = states.length;
  const share = new Float64Array(size).fill(1 / size);
  for (let sweep = 0; sweep < SWEEPS_MOST; sweep++) {
    let moved = 0;
    for (let step = 0; step < size; step++) {
      const state = sweep % 2 === 0 ? step : size - 1 - step;
      let inflow = 0;
      for (let place = from[state] as number; place < (from[state + 1] as number); place++)
        inflow += (share[sources[place] as number] as number) * (rates[place] as number);
      const before = share[state] as number;
      const after = inflow / (leaves[state] as number);
      share[state] = after;
      moved = Math.max(moved, Math.abs(after - before));
    }
    let whole = 0;
    for (const one of share) whole += one;
    for (let state = 0; state < size; state++) share[state] = (share[state] as number) / whole;
    if (moved / whole < SETTLED) break;
  }
  return share;
}
