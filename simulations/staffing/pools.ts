import type { Trial } from '../scenario/index.js';
import { endless, exponentialPatience, type Goal, GoalUnreachable, requiredAgents } from '../theory/index.js';
import type { LoadClass } from './load.js';

/** Groups and the contacts they share: nobody else serves these, and the groups serve nothing else that has a target. */
export interface Pool {
  readonly name: string;
  readonly groups: readonly string[];
  readonly classes: readonly LoadClass[];
}

/** What theory requires of a pool in one interval, in agents who take contacts. */
export interface PoolInterval {
  readonly arrivals: number;
  readonly handlingMs: number;
  /** Without abandonment. `null`: no number of agents reaches the target. */
  readonly erlangC: number | null;
  /** With exponential patience. */
  readonly erlangA: number | null;
}

/** Classes with a target, grouped by the groups that serve them. */
export function poolsOf(classes: readonly LoadClass[]): readonly Pool[] {
  const pools: { groups: Set<string>; classes: LoadClass[] }[] = [];
  for (const one of classes.filter(({ targets }) => targets.length > 0)) {
    const touched = pools.filter(({ groups }) => one.groups.some((group) => groups.has(group)));
    const merged = {
      groups: new Set([...one.groups, ...touched.flatMap(({ groups }) => [...groups])]),
      classes: [...touched.flatMap((pool) => pool.classes), one],
    };
    for (const pool of touched) pools.splice(pools.indexOf(pool), 1);
    pools.push(merged);
  }
  return pools.map(({ groups, classes: own }) => ({ name: [...groups].join(' + '), groups: [...groups], classes: own }));
}

/**
 * Requirements interval by interval, each as if it lasted for ever (stationary independent period by period; Green, Kolesar and Soares
 * 2001), treating all contacts of the pool alike. If classes have several targets, the hardest counts.
 */
export function poolRequirement({ classes }: Pool, { intervalMs, countFromMs, toMs }: Trial): readonly PoolInterval[] {
  const known = new Map<string, Pick<PoolInterval, 'erlangA' | 'erlangC'>>();
  return Array.from({ length: Math.ceil((toMs - countFromMs) / intervalMs) }, (_, interval): PoolInterval => {
    const there = classes.filter(({ arrivals }) => (arrivals[interval] ?? 0) > 0);
    const arrivals = there.reduce((sum, one) => sum + (one.arrivals[interval] as number), 0);
    if (arrivals === 0) return { arrivals, handlingMs: 0, erlangC: 0, erlangA: 0 };
    const mean = (value: (one: LoadClass) => number): number =>
      there.reduce((sum, one) => sum + value(one) * (one.arrivals[interval] as number), 0) / arrivals;
    const handlingMs = mean((one) => one.handlingMs[interval] as number);
    const patienceMs = there.some((one) => one.patienceMs === null) ? null : mean((one) => one.patienceMs ?? 0);
    const goal = goalOf(there, interval);
    const key = [arrivals, handlingMs, patienceMs, goal.within].map((value) => value?.toPrecision(6)).join();
    const heads = known.get(key) ?? headsFor({ rate: arrivals / intervalMs, handlingMs, patienceMs }, goal);
    known.set(key, heads);
    return { arrivals, handlingMs, ...heads };
  });
}

interface Hall {
  /** Per millisecond. */
  readonly rate: number;
  readonly handlingMs: number;
  readonly patienceMs: number | null;
}

function headsFor({ rate, handlingMs, patienceMs }: Hall, goal: Goal): Pick<PoolInterval, 'erlangA' | 'erlangC'> {
  const heads = (patience: number | null): number | null => {
    try {
      const hall = { arrivalRate: rate, handling: handlingMs, patience: patience === null ? endless : exponentialPatience(patience) };
      return requiredAgents(hall, goal).agents;
    } catch (error) {
      if (error instanceof GoalUnreachable) return null;
      throw error;
    }
  };
  return { erlangC: heads(null), erlangA: heads(patienceMs) };
}

/** The hardest goal of an interval. */
function goalOf(classes: readonly LoadClass[], interval: number): Goal {
  const targets = classes.flatMap((one) => one.targets);
  const said = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);
  const level = said(targets.map(({ serviceLevel }) => serviceLevel));
  const gone = said(targets.map(({ abandoned }) => abandoned));
  return {
    within: Math.min(...classes.map(({ withinMs }) => withinMs[interval] as number)),
    ...(level.length === 0 ? {} : { serviceLevel: Math.max(...level) }),
    ...(gone.length === 0 ? {} : { abandoned: Math.min(...gone) }),
  };
}
