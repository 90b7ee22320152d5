import type { OverflowBegan, OverflowEnded } from '../../domain/events/site.js';
import type { QueueId } from '../../domain/ids.js';
import { own } from '../../domain/own.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { QueueRecord } from '../state/site-records.js';
import type { RouterState } from '../state/state.js';
import { movesIn, type News, NOTHING } from './news.js';

/**
 * The next overflow that begins or ends by itself, if any. It begins above the threshold of waiting contacts and ends only at a lower one,
 * so that a queue at its limit does not send every second contact elsewhere.
 */
export function nextOverflow(state: Readonly<RouterState>, _atMs: Ms, news: News): readonly (OverflowBegan | OverflowEnded)[] {
  for (const { id, tenant, overflow } of state.index?.overflowing ?? NOTHING) {
    const record = state.queues.get(id);
    if (record === undefined || !movesIn(news, id)) continue;
    const { waiting } = record;
    for (const { to, waitingOver, until } of overflow) {
      const on = record.overflowing.includes(to);
      if (!on && waiting > waitingOver) return [{ type: 'queue.overflow-began', queue: id, tenant, to, waiting }];
      if (on && waiting <= until) return [{ type: 'queue.overflow-ended', queue: id, tenant, to, waiting }];
    }
  }
  return NOTHING;
}

/** Why a queue accepts no new contact now; `undefined`: it accepts them. */
export function whyClosed(queue: Queue, record: QueueRecord): 'queue-closed' | 'queue-full' | undefined {
  const emergency = record.override?.emergency ?? null;
  const shut = emergency === null ? record.state === 'closed' && queue.whenClosed === 'reject' : emergency !== 'keep';
  if (shut) return 'queue-closed';
  return queue.waitingMax !== null && record.waiting >= queue.waitingMax ? 'queue-full' : undefined;
}

interface Entrance {
  readonly queue: Queue;
  readonly record: QueueRecord;
}

/**
 * The queue that accepts a new contact for `queue`. If that one overflows or is full, the first queue it names that accepts the contact,
 * and so on from there; in an emergency, the supervisor may have named another queue. A circle leads nowhere. `undefined`: none accepts it.
 */
export function entranceOf(
  state: Readonly<RouterState>,
  entrance: Entrance,
  channel: string,
  passed: readonly QueueId[] = NOTHING,
): Entrance | undefined {
  const { queue, record } = entrance;
  const refused = whyClosed(queue, record);
  const refuge = record.override?.to ?? null;
  if (refused === undefined && refuge === null && record.overflowing.length === 0) return entrance;
  if (refused === 'queue-closed' && refuge === null) return undefined;
  const onwards: QueueId[] =
    refuge !== null ? [refuge] : queue.overflow.map(({ to }) => to).filter((to) => record.overflowing.includes(to));
  if (refused === 'queue-full' && queue.whenFull !== null) onwards.push(queue.whenFull);
  for (const to of onwards) {
    const next = state.index?.queues.get(to);
    const nextRecord = state.queues.get(to);
    if (next === undefined || nextRecord === undefined || next.tenant !== queue.tenant) continue;
    if (own(next.policies, channel) === undefined || passed.includes(to)) continue;
    const found = entranceOf(state, { queue: next, record: nextRecord }, channel, [...passed, queue.id]);
    if (found !== undefined) return found;
  }
  return refused === undefined ? entrance : undefined;
}
