import { type Design, type DesignFigures, reservedIn } from './design.js';
import { erlangB } from './erlang-b.js';

/**
 * One group, classes in strict non-preemptive priority order, no abandonment: the formula of Cobham (1954), Wₖ = C / (nμ (1 − σₖ₋₁)(1 −
 * σₖ)). `undefined` for any other design, and if the load is not below the number of agents.
 */
export function priorityFigures({ classes, pools, order }: Design): DesignFigures | undefined {
  const [pool, another] = pools;
  if (pool === undefined || pool.first !== undefined || another !== undefined || order === 'arrival') return undefined;
  if (classes.some((one) => one.patience !== null || reservedIn(one, 0) > 0)) return undefined;
  const { agents, handling } = pool;
  const load = classes.reduce((sum, { arrivalRate }) => sum + arrivalRate * handling, 0);
  if (load >= agents) return undefined;
  const blocked = erlangB(load, agents);
  const waited = blocked / (1 - (load / agents) * (1 - blocked));
  let before = 0;
  const meanWait = classes.map(({ arrivalRate }) => {
    const until = before + (arrivalRate * handling) / agents;
    const wait = (waited * handling) / agents / ((1 - before) * (1 - until));
    before = until;
    return wait;
  });
  return {
    waited: classes.map(() => waited),
    meanWait,
    abandoned: classes.map(() => 0),
    meanQueue: classes.map(({ arrivalRate }, place) => arrivalRate * (meanWait[place] as number)),
    occupancy: [load / agents],
    cut: 0,
  };
}
