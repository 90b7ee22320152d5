import type { ChannelId, QueueId, TenantId } from '../ids.js';
import type { ConditionMeasure } from '../policy.js';

/** A condition that opens a step early has begun or ceased to hold; contacts to which the step is open keep it. */
export interface QueueConditionChanged {
  readonly type: 'queue.condition-changed';
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly channel: ChannelId;
  readonly step: number;
  readonly measure: ConditionMeasure;
  readonly holds: boolean;
  /** In the unit of the measure: contacts, or milliseconds. */
  readonly value: number;
}
