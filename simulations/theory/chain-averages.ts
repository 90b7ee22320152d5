import type { Explored } from './chain.js';
import type { Forgetting } from './long-run-average.js';

/** Relative change of an iteration (to the largest value) below which confidence intervals no longer change. */
const SETTLED = 1e-5;
const SWEEPS_MOST = 20_000;

/**
 * The asymptotic variance of functions of a Markov chain's state, and how long the chain remembers its first state. By Poisson's equation
 * (Asmussen and Glynn 2007, Stochastic Simulation, ch. IV): the expected total excess over the mean when starting in each state. Solved by
 * symmetric Gauss-Seidel iteration for all functions at once.
 * @param share the long-run distribution
 */
export function chainAverages<State>(
  chain: Explored<State>,
  share: Float64Array,
  of: readonly ((state: State) => number)[],
): readonly Forgetting[] {
  const { states } = chain;
  const shares = states.map((_, state) => share[state] as number);
  /** State by state, all functions side by side: the present excess over the mean, and the total excess. */
  const above = new Float64Array(states.length * of.length);
  const means = of.map((value) => states.reduce((sum, state, at) => sum + value(state) * (shares[at] as number), 0));
  for (const [at, state] of states.entries())
    for (const [one, value] of of.entries()) above[at * of.length + one] = value(state) - (means[one] as number);
  const excess = settled(chain, above, of.length);
  return of.map((_, one): Forgetting => {
    const overStates = (value: (place: number) => number): number =>
      shares.reduce((sum, chance, at) => sum + chance * value(at * of.length + one), 0);
    const excessAt = (place: number): number => excess[place] as number;
    // The equation leaves a constant undetermined: the mean excess is zero.
    const level = overStates(excessAt);
    const variance = 2 * overStates((place) => (excessAt(place) - level) * (above[place] as number));
    const first = above[one] as number;
    return {
      mean: means[one] as number,
      variance: Math.max(0, variance),
      remembers: first === 0 ? 0 : Math.max(0, (excessAt(one) - level) / first),
    };
  });
}

function settled<State>(chain: Explored<State>, above: Float64Array, count: number): Float64Array {
  const { states, leaves } = chain;
  const { from, targets, rates } = outward(chain);
  const excess = new Float64Array(above.length);
  const [sums, largest] = [new Float64Array(count), new Float64Array(count)];
  for (let sweep = 0; sweep < SWEEPS_MOST; sweep++) {
    let moves = false;
    for (let step = 0; step < states.length; step++) {
      const state = sweep % 2 === 0 ? step : states.length - 1 - step;
      for (let one = 0; one < count; one++) sums[one] = above[state * count + one] as number;
      for (let place = from[state] as number; place < (from[state + 1] as number); place++) {
        const rate = rates[place] as number;
        const target = (targets[place] as number) * count;
        for (let one = 0; one < count; one++) sums[one] = (sums[one] as number) + (excess[target + one] as number) * rate;
      }
      for (let one = 0; one < count; one++) {
        const after = (sums[one] as number) / (leaves[state] as number);
        const size = Math.abs(after);
        if (size > (largest[one] as number)) largest[one] = size;
        if (Math.abs(after - (excess[state * count + one] as number)) > SETTLED * (largest[one] as number)) moves = true;
        excess[state * count + one] = after;
      }
    }
    if (!moves) break;
  }
  return excess;
}

/** The transitions of a chain, grouped by the state they lead out of. */
function outward<State>({ states, from: into, sources, rates: inward }: Explored<State>) {
  const from = new Int32Array(states.length + 1);
  for (const source of sources) from[source + 1] = (from[source + 1] as number) + 1;
  for (let state = 0; state < states.length; state++) from[state + 1] = (from[state + 1] as number) + (from[state] as number);
  const targets = new Int32Array(sources.length);
  const rates = new Float64Array(sources.length);
  const next = from.slice();
  for (let target = 0; target < states.length; target++)
    for (let place = into[target] as number; place < (into[target + 1] as number); place++) {
      const source = sources[place] as number;
      const at = next[source] as number;
      next[source] = at + 1;
      targets[at] = target;
      rates[at] = inward[place] as number;
    }
  return { from, targets, rates };
}
