import type { Plan } from '@signalbox/engine';

/** The plan in force, and which of its targets count to the end of the work. */
export interface PlanInForce {
  now(): Plan;
  resolves(queue: string, channel: string): boolean;
  published(plan: Plan): void;
}

export function planInForce(first: Plan): PlanInForce {
  let plan = first;
  let resolving = resolvingIn(plan);
  return {
    now: () => plan,
    resolves: (queue, channel) => resolving.get(queue)?.has(channel) === true,
    published(next) {
      plan = next;
      resolving = resolvingIn(next);
    },
  };
}

const resolvingIn = ({ queues }: Plan): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    queues.map(({ id, policies }) => [id, new Set(Object.keys(policies).filter((channel) => policies[channel]?.target.end === 'resolve'))]),
  );
