import type { Trial } from '../../scenario/index.js';
import { endless, exponentialPatience, type Goal, GoalUnreachable, requiredAgents } from '../../theory/index.js';
import type { LoadClass } from './load.js';

/** Groups and the contacts they share: nobody else serves these in the first ring, and in it the groups serve nothing else that has a target. */
export interface Pool {
  readonly name: string;
  readonly groups: readonly string[];
  readonly classes: readonly LoadClass[];
  /** Groups outside that are offered these contacts too, but in later rings only: theory leaves them out. */
  readonly later: readonly string[];
  /** Work without a target that the groups do besides: theory leaves it out. */
  readonly besides: readonly string[];
}

/** What theory requires of a pool in one interval, in agents who take contacts. */
export interface PoolInterval {
  readonly arrivals: number;
  readonly handlingMs: number;
  /** Without abandonment. `null`: no number of agents reaches the target. */
  readonly erlangC: number | null;
  /** With exponential patience. */
  readonly erlangA: number | null;
  /** The same if nothing were shared: the sum over the classes, each with its own target and with agents who take nothing else. */
  readonly erlangAApart: number | null;
}

/** Classes with a target, grouped by the groups that serve them. */
export function poolsOf(classes: readonly LoadClass[]): readonly Pool[] {
  const pools: { readonly groups: ReadonlySet<string>; readonly classes: readonly LoadClass[] }[] = [];
  for (const one of classes.filter(({ targets }) => targets.length > 0)) {
    const touched = pools.filter(({ groups }) => one.groups.some((group) => groups.has(group)));
    const merged = {
      groups: new Set([...one.groups, ...touched.flatMap(({ groups }) => [...groups])]),
      classes: [...touched.flatMap((pool) => pool.classes), one],
    };
    for (const pool of touched) pools.splice(pools.indexOf(pool), 1);
    pools.push(merged);
  }
  const shares = (groups: ReadonlySet<string>, { groups: others }: LoadClass): boolean => others.some((group) => groups.has(group));
  return pools.map(({ groups, classes: own }) => ({
    name: [...groups].join(' + '),
    groups: [...groups],
    classes: own,
    later: [...new Set(own.flatMap(({ rings }) => [...rings.keys()]))].filter((group) => !groups.has(group)),
    besides: classes.filter((one) => one.targets.length === 0 && shares(groups, one)).map(({ name }) => name),
  }));
}

/**
 * Requirements interval by interval, each as if it lasted for ever (stationary independent period by period; Green, Kolesar and Soares
 * 2001), as if every agent of the pool took all its contacts. If classes have several targets, the hardest counts for all. Where agents take
 * only some of the contacts, no closed formula gives their number: it lies between this and what is needed apart.
 */
export function poolRequirement({ classes }: Pick<Pool, 'classes'>, { intervalMs, countFromMs, toMs }: Trial): readonly PoolInterval[] {
  const known = new Map<string, Heads>();
  return Array.from({ length: Math.ceil((toMs - countFromMs) / intervalMs) }, (_, interval): PoolInterval => {
    const there = classes.filter(({ arrivals }) => (arrivals[interval] ?? 0) > 0);
    const arrivals = there.reduce((sum, one) => sum + (one.arrivals[interval] as number), 0);
    if (arrivals === 0) return { arrivals, handlingMs: 0, erlangC: 0, erlangA: 0, erlangAApart: 0 };
    const { handlingMs } = hallOf(there, interval, intervalMs);
    const needs = (own: readonly LoadClass[]): Heads => {
      const hall = hallOf(own, interval, intervalMs);
      const goal = goalOf(own, interval);
      const key = [hall.rate * intervalMs, hall.handlingMs, hall.patienceMs, goal.within, goal.serviceLevel, goal.abandoned]
        .map((value) => value?.toPrecision(6))
        .join();
      const heads = known.get(key) ?? headsFor(hall, goal);
      known.set(key, heads);
      return heads;
    };
    const together = needs(there);
    const apart = there.map((one) => needs([one]));
    const [apartA, apartC] = [total(apart.map(({ erlangA }) => erlangA)), total(apart.map(({ erlangC }) => erlangC))];
    // Agents who take everything can also be divided among the classes: that is less where one class alone has a hard target.
    return {
      arrivals,
      handlingMs,
      erlangAApart: apartA,
      erlangA: lower(together.erlangA, apartA),
      erlangC: lower(together.erlangC, apartC),
    };
  });
}

type Heads = Pick<PoolInterval, 'erlangA' | 'erlangC'>;

const total = (heads: readonly (number | null)[]): number | null =>
  heads.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
const lower = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Classes in one interval as one queue with one kind of agent. */
function hallOf(classes: readonly LoadClass[], interval: number, intervalMs: number): Hall {
  const volume = (one: LoadClass): number => one.arrivals[interval] as number;
  const arrivals = classes.reduce((sum, one) => sum + volume(one), 0);
  const mean = (value: (one: LoadClass) => number): number => classes.reduce((sum, one) => sum + value(one) * volume(one), 0) / arrivals;
  return {
    rate: arrivals / intervalMs,
    handlingMs: mean((one) => one.handlingMs[interval] as number),
    patienceMs: classes.some(({ patienceMs }) => patienceMs === null) ? null : mean(({ patienceMs }) => patienceMs ?? 0),
  };
}

interface Hall {
  /** Per millisecond. */
  readonly rate: number;
  readonly handlingMs: number;
  readonly patienceMs: number | null;
}

function headsFor({ rate, handlingMs, patienceMs }: Hall, goal: Goal): Heads {
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
