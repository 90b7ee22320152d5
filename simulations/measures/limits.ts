import type { Demand } from '../play/index.js';
import { byPlanInForce, isOf, isOfHandedOn, type Trial } from '../scenario/index.js';

/** The time limit by which the service level of a kind of customers is measured. */
export interface Limit {
  /** As stated by a target of the scenario; `null`: the router's own judgement by the queue's policy. */
  readonly withinMs: number | null;
  /** The limit in milliseconds of elapsed time, for customers who abandon. */
  readonly goneWithinMs: number;
  /** Whether the policy's target counts to the end of the work. */
  readonly resolves: boolean;
}

/**
 * The limit is that of the first target of the scenario that judges such customers and states one; otherwise that of the queue's policy in
 * the plan in force when the customer arrived, since a contact keeps the target it was queued with.
 */
export function limitsOf(demand: Demand, trial: Trial): (arrivalMs: number) => Limit {
  const { queue, channel } = demand;
  const applies = trial.targets.find((target) => target.withinMs !== null && isOf(target, demand, trial));
  const withinMs = applies?.withinMs ?? null;
  return byPlanInForce(trial, ({ queues }): Limit => {
    const target = queues.find(({ id }) => id === queue)?.policies[channel]?.target;
    return {
      withinMs,
      goneWithinMs: withinMs ?? target?.withinMs ?? 0,
      resolves: withinMs === null && target?.end === 'resolve',
    };
  });
}

/**
 * The limit of the wait of those handed on to a queue, for the next agent: that of the first target that judges them and states one; otherwise
 * that of the queue's policy, whichever end it counts to, since nobody but the next agent can keep it.
 */
export function onwardLimitOf(demand: Demand, queue: string, trial: Trial): (arrivalMs: number) => number {
  const withinMs = trial.targets.find((one) => one.withinMs !== null && isOfHandedOn(one, demand, queue, trial))?.withinMs;
  return byPlanInForce(
    trial,
    ({ queues }) => withinMs ?? queues.find(({ id }) => id === queue)?.policies[demand.channel]?.target.withinMs ?? 0,
  );
}
