import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Queue } from '../../domain/queue.js';
import type { Examine, House } from '../house.js';
import { hubsTaking } from './hubs-taking.js';

/** Shares that cannot be reached, and tolerances that never hold anybody back. */
export const shares: Examine = (house) => house.plan.queues.flatMap((queue) => ofQueue(house, queue));

function ofQueue(house: House, queue: Queue): readonly Problem[] {
  if (queue.shares === null) return [];
  const { groups, tolerance, holdMs } = queue.shares;
  const path = ['queues', queue.id, 'shares'];
  const staffed = new Set(queue.channels.flatMap((channel) => [...hubsTaking(house, queue, channel)]));
  const empty = groups.flatMap(({ hubs, percent }, group): Problem[] =>
    percent === 0 || hubs.some((hub) => staffed.has(hub))
      ? []
      : [problem('SHARE_GROUP_EMPTY', 'plan', [...path, 'groups', group, 'hubs'], { queue: queue.id, hubs: hubs.join(', '), percent })],
  );
  // A group with all of the last assignments is ahead by the difference of its share to one hundred percent, and no more.
  const farthest = Math.max(...groups.map(({ percent }) => 100 - percent));
  const reason =
    holdMs === 0
      ? '"hold" is 0, so no contact waits'
      : tolerance >= farthest
        ? `no group can be ahead by more than the tolerance of ${tolerance} percent points`
        : undefined;
  return reason === undefined ? empty : [...empty, problem('SHARE_NEVER_GATES', 'plan', path, { queue: queue.id, reason })];
}
