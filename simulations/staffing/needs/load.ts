import { meanMsOf } from '../../chance/index.js';
import type { Demand } from '../../play/index.js';
import { byPlanInForce, isOf, isOfHandedOn, type Trial, type TrialTarget } from '../../scenario/index.js';
import { handlingOf } from './handling.js';
import type { Onward } from './onward.js';
import { spreadOver } from './spread.js';
import { firstRing, type WhoServes } from './who-serves.js';

/** Contacts that the same groups serve and the same targets cover, as a planner would forecast them: first attempts only. */
export interface LoadClass {
  readonly name: string;
  readonly groups: readonly string[];
  /** Every group that could be given them, and in which ring. */
  readonly rings: ReadonlyMap<string, number>;
  /** Their targets; several may cover the same contacts. Empty for work without a target. */
  readonly targets: readonly TrialTarget[];
  /** Limit of the service level, interval by interval. */
  readonly withinMs: readonly number[];
  /** Expected arrivals, interval by interval. */
  readonly arrivals: readonly number[];
  /** Handling time including answering and wrap-up, divided by the contacts an agent may have at once, interval by interval. */
  readonly handlingMs: readonly number[];
  /** Mean patience; `null`: endless. */
  readonly patienceMs: number | null;
}

/** The load classes of a trial: of those who come, and of those who are handed on. */
export function loadClasses(trial: Trial, serves: WhoServes, onward: readonly Onward[] = []): readonly LoadClass[] {
  const classes = new Map<string, Demand[]>();
  for (const demand of [...trial.demand, ...onward]) {
    const groups = firstRing(serves, demand.name);
    if (groups.length === 0) continue;
    const key = JSON.stringify([
      groups,
      demand.queue,
      demand.channel,
      'onward' in demand,
      waitTargetsOf(demand, trial).map((target) => trial.targets.indexOf(target)),
    ]);
    classes.set(key, [...(classes.get(key) ?? []), demand]);
  }
  return [...classes.values()].map((own) => together(own, trial, serves));
}

/** The targets whose service level, abandonment or wait depends on how soon these customers are answered, or taken by the next agent. */
export const waitTargetsOf = (demand: Demand | Onward, trial: Trial): readonly TrialTarget[] =>
  trial.targets.filter((target) => {
    const { serviceLevel, abandoned, waitMs } = target;
    return (serviceLevel !== null || abandoned !== null || waitMs !== null) && judges(target, demand, trial);
  });

const judges = (target: TrialTarget, demand: Demand | Onward, trial: Trial): boolean =>
  'onward' in demand ? isOfHandedOn(target, demand, demand.queue, trial) : isOf(target, demand, trial);

function together(demands: readonly Demand[], trial: Trial, serves: WhoServes): LoadClass {
  const [first] = demands as readonly [Demand, ...Demand[]];
  const groups = firstRing(serves, first.name);
  const each = demands.map((demand) => ({
    demand,
    arrivals: arrivalsOf(demand, trial),
    handling: handlingOf(demand, trial, groups),
  }));
  const arrivals = each[0]?.arrivals.map((_, interval) => each.reduce((sum, one) => sum + (one.arrivals[interval] as number), 0)) ?? [];
  const weight = (one: (typeof each)[number]): number => one.arrivals.reduce((sum, volume) => sum + volume, 0);
  const whole = each.reduce((sum, one) => sum + weight(one), 0);
  const mean = (value: (demand: Demand) => number): number =>
    whole === 0 ? value(first) : each.reduce((sum, one) => sum + value(one.demand) * weight(one), 0) / whole;
  const targets = waitTargetsOf(first, trial);
  return {
    name: [...new Set(demands.map(({ name }) => name))].join(' + '),
    groups,
    rings: serves.get(first.name) ?? new Map(),
    targets,
    withinMs: withinOf(first, targets, trial),
    arrivals,
    handlingMs: arrivals.map((volume, interval) => {
      const weighted = each.reduce((sum, one) => sum + (one.handling[interval] as number) * (one.arrivals[interval] as number), 0);
      return volume > 0 ? weighted / volume : (each[0]?.handling[interval] as number);
    }),
    patienceMs: demands.some(({ patience }) => patience === null)
      ? null
      : mean(({ patience }) => (patience === null ? 0 : meanMsOf(patience))),
  };
}

function arrivalsOf(demand: Demand, trial: Trial): readonly number[] {
  const arrivals = Array.from({ length: Math.ceil((trial.toMs - trial.countFromMs) / trial.intervalMs) }, () => 0);
  const again = 1 + (demand.repeat?.share ?? 0);
  spreadOver(demand, trial, (interval, volume) => {
    arrivals[interval] = (arrivals[interval] as number) + volume * again;
  });
  return arrivals;
}

/** As the first target says; without one, as in the plan in force when the interval begins. */
function withinOf({ queue, channel }: Demand, targets: readonly TrialTarget[], trial: Trial): readonly number[] {
  const said = targets.find(({ withinMs }) => withinMs !== null)?.withinMs;
  const { countFromMs, toMs, intervalMs } = trial;
  const planned = byPlanInForce(trial, ({ queues }) => queues.find(({ id }) => id === queue)?.policies[channel]?.target.withinMs ?? 0);
  const count = Math.ceil((toMs - countFromMs) / intervalMs);
  return Array.from({ length: count }, (_, interval) => said ?? planned(countFromMs + interval * intervalMs));
}
