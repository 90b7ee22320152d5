import type { ChannelId, QueueId, TenantId } from '../ids.js';
import type { ConditionMeasure } from '../policy.js';

/** A condition that opens a step before its time has begun to hold, or holds no longer; to whom the step is open it stays open. */
export interface QueueConditionChanged {
  readonly type: 'queue.condition-changed';
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly channel: ChannelId;
  readonly step: number;
  readonly measure: ConditionMeasure;
  readonly holds: boolean;
  /** Contacts, or milliseconds, as the measure has them. */
  readonly value: number;
}
