import { shareGroupOf } from '../core/shares.js';
import type { HubId } from '../domain/ids.js';
import type { Routing } from './context.js';

/**
 * How far the group of a hub is ahead of its share, in hundredths of an assignment: negative below, 0 where it is met, where the hub
 * belongs to no group, and where the queue states no shares.
 */
export function aheadOf({ state, queue }: Routing, hub: HubId): number {
  const record = queue.shares === null ? null : (state.queues.get(queue.id)?.shares ?? null);
  const group = queue.shares === null ? -1 : shareGroupOf(queue.shares, hub);
  if (record === null || group < 0) return 0;
  return (record.counts[group] ?? 0) * 100 - (record.percents[group] ?? 0) * record.recent.length;
}
