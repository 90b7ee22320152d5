import type { QueueId, TenantId } from '../ids.js';
import type { ContactSubject } from './contact.js';

/** The target shares of a queue were changed while it runs. */
export interface QueueSharesSet {
  readonly type: 'queue.shares-set';
  readonly queue: QueueId;
  readonly tenant: TenantId;
  /** Per group, in the plan's order; they add up to 100. */
  readonly percents: readonly number[];
  /** The supervisor who did; `null`: whoever runs the router. */
  readonly because: string | null;
  readonly by: string | null;
}

/** The contact has been held for shares as long as it may: from now on every group may have it. */
export interface ShareHoldEnded extends ContactSubject {
  readonly type: 'share-hold.ended';
}

export type ShareEvent = QueueSharesSet | ShareHoldEnded;
