import type { CommandOf } from '../../domain/commands.js';
import { type Decision, reject } from '../decision.js';
import type { RouterState } from '../state/state.js';
import { unknownQueue } from './unknown-queue.js';

/** Changes a queue's target shares; past assignments keep counting. */
export function setShares(
  state: Readonly<RouterState>,
  { queue: id, tenant, percents, because, by }: CommandOf<'queue.set-shares'>,
): Decision {
  const queue = state.index?.queues.get(id);
  if (queue === undefined || queue.tenant !== (tenant ?? '')) return unknownQueue(state, tenant ?? '', id);
  if (queue.shares === null) return reject('SHARES_NONE', { queue: id });
  const sum = percents.reduce((all, one) => all + one, 0);
  if (percents.length !== queue.shares.groups.length || sum !== 100)
    return reject('SHARES_MISFIT', {
      queue: id,
      count: percents.length,
      sum,
      groups: queue.shares.groups.map(({ hubs }) => hubs.join(' and ')),
    });
  return [{ type: 'queue.shares-set', queue: id, tenant: queue.tenant, percents, because, by }];
}
