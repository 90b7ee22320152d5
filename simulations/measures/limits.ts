import type { Demand } from '../play/index.js';
import type { Trial } from '../scenario/index.js';

/** Which limit the service level of a kind of customers is measured by. */
export interface Limit {
  /** As stated by a target of the scenario; `null`: the router's own judgement by the queue's policy. */
  readonly withinMs: number | null;
  /** The limit in milliseconds of elapsed time, for those who give up. */
  readonly goneWithinMs: number;
  /** The policy's target counts to the end of the work. */
  readonly resolves: boolean;
}

/** The first target of the scenario that applies and states a limit decides; else the target of the queue's policy. */
export function limitOf({ queue, channel, tenant }: Demand, language: string | null, { targets, plan }: Trial): Limit {
  const policy = plan.queues.find(({ id }) => id === queue)?.policies[channel];
  const applies = targets.find(
    ({ of, withinMs }) =>
      withinMs !== null &&
      (of.queue ?? queue) === queue &&
      (of.channel ?? channel) === channel &&
      (of.tenant ?? tenant) === tenant &&
      (of.language ?? language) === language,
  );
  const withinMs = applies?.withinMs ?? null;
  return {
    withinMs,
    goneWithinMs: withinMs ?? policy?.target.withinMs ?? 0,
    resolves: withinMs === null && policy?.target.end === 'resolve',
  };
}
