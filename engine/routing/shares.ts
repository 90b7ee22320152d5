import { shareGroupOf } from '../core/shares.js';
import type { HubId } from '../domain/ids.js';
import type { Routing } from './context.js';

/**
 * How far the group of a hub is ahead of its share, in hundredths of an assignment; negative if below. 0 if the share is met, if the hub is
 * in no group, and if the queue has no shares.
 */
export function aheadOf({ state, queue }: Routing, hub: HubId): number {
  const record = queue.shares === null ? null : (state.queues.get(queue.id)?.shares ?? null);
  const group = queue.shares === null ? -1 : shareGroupOf(queue.shares, hub);
  if (record === null || group < 0) return 0;
  return (record.counts[group] ?? 0) * 100 - (record.percents[group] ?? 0) * record.recent.length;
}
