import type { QueueConditionChanged } from '../../domain/events/condition.js';
import type { ConditionMeasure } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import { estimatedWait } from '../../routing/estimate.js';
import { conditionKey } from '../due/condition-due.js';
import type { ConditionalStep } from '../state/plan-index.js';
import type { QueueRecord } from '../state/site-records.js';
import type { RouterState } from '../state/state.js';
import { NOTHING } from './news.js';
import { oldestFromMs } from './threshold.js';

/** Step conditions that have begun or ceased to hold because of what has just happened. */
export function changeConditions(state: Readonly<RouterState>, atMs: Ms): readonly QueueConditionChanged[] {
  const steps = state.index?.conditionalSteps ?? NOTHING;
  if (steps.length === 0) return NOTHING;
  const events: QueueConditionChanged[] = [];
  for (const conditional of steps) {
    const { queue, channel, step, when } = conditional;
    const record = state.queues.get(queue.id);
    if (record === undefined) continue;
    for (const { measure, over, until } of when.thresholds) {
      const held = record.conditions.includes(conditionKey(channel, step, measure));
      const value = measured(state, record, conditional, measure, atMs);
      const holds = held ? value > until : value > over;
      if (holds !== held)
        events.push({ type: 'queue.condition-changed', queue: queue.id, tenant: queue.tenant, channel, step, measure, holds, value });
    }
  }
  return events;
}

function measured(
  state: Readonly<RouterState>,
  record: QueueRecord,
  { queue, channel }: ConditionalStep,
  measure: ConditionMeasure,
  atMs: Ms,
): number {
  switch (measure) {
    case 'waiting':
      return record.waiting;
    case 'oldest': {
      const fromMs = oldestFromMs(state, queue.id, Number.MIN_SAFE_INTEGER);
      return fromMs === null ? 0 : Math.max(0, atMs - fromMs);
    }
    case 'estimatedWait': {
      const last = state.waiting.findLast((contact) => contact.queue === queue.id && contact.channel === channel);
      return last === undefined ? 0 : (estimatedWait(state, last, atMs)?.p50Ms ?? 0);
    }
  }
}
