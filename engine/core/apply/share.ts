import type { OfferAccepted } from '../../domain/events/offer.js';
import type { ShareEvent } from '../../domain/events/share.js';
import type { AgentRecord, RouterState } from '../state/state.js';
import { found } from './move.js';

/** The end of a hold is recorded once; new targets are judged by past assignments. */
export function applyShare(state: RouterState, event: ShareEvent): void {
  if (event.type === 'share-hold.ended') {
    found(state.contacts.get(event.ordinal), 'contact', event.ordinal).shareHoldOver = true;
    return;
  }
  const shares = state.queues.get(event.queue)?.shares;
  if (shares == null) return;
  shares.percents = event.percents;
  state.touched.shares = true;
}

/** Adds an acceptance of a direction; the oldest leaves the window. */
export function countDirection(agent: AgentRecord, { blend }: OfferAccepted): void {
  if (blend !== null) agent.lastDirections = [...agent.lastDirections, blend.direction].slice(-blend.window);
}

/** Adds an assignment to a group; the oldest leaves the window. */
export function countShare(state: RouterState, { queue, share }: OfferAccepted): void {
  const record = share === null ? null : (state.queues.get(queue)?.shares ?? null);
  if (share === null || record === null) return;
  state.touched.shares = true;
  record.recent.push(share.group);
  record.counts[share.group] = (record.counts[share.group] ?? 0) + 1;
  while (record.recent.length > share.window) {
    const oldest = record.recent.shift() as number;
    record.counts[oldest] = (record.counts[oldest] ?? 0) - 1;
  }
}
