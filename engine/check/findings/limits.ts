import { formatDuration } from '../../domain/plan-file/duration.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { RoutingPolicy } from '../../domain/policy.js';
import { type Examine, policiesOf, policyPath } from '../house.js';

/** What comes only after contacts have left the queue, or after more of them than it accepts. Urgent contacts ignore both limits. */
export const limits: Examine = (house) => {
  const problems: Problem[] = [];
  for (const { queue, channel, policy } of policiesOf(house)) {
    const { lastAgent } = policy;
    const leftMs = leavesAfterMs(policy);
    if (leftMs !== null && lastAgent !== null && lastAgent.mode === 'reserve' && lastAgent.limitMs > leftMs) {
      const details = { queue: queue.id, limit: formatDuration(lastAgent.limitMs), maxWait: formatDuration(leftMs) };
      problems.push(problem('AFFINITY_OUTLASTS', 'plan', policyPath(queue, channel, 'lastAgent', 'limit'), details));
    }
    for (const [number, { afterMs, when }] of policy.steps.entries()) {
      const path = policyPath(queue, channel, 'steps', number);
      if (leftMs !== null && when === null && afterMs > leftMs) {
        const details = { queue: queue.id, after: formatDuration(afterMs), maxWait: formatDuration(leftMs) };
        problems.push(problem('STEP_TOO_LATE', 'plan', [...path, 'after'], details));
      }
      for (const { measure, over } of when?.thresholds ?? [])
        if (measure === 'waiting' && queue.waitingMax !== null && over >= queue.waitingMax) {
          const details = { queue: queue.id, over, limit: queue.waitingMax };
          problems.push(problem('CONDITION_NEVER', 'plan', [...path, 'when', 'waitingOver'], details));
        }
    }
  }
  return problems;
};

/**
 * When a contact that nobody takes has left for good; `null`: never by itself, or not certainly. A step that makes it urgent before then
 * removes the limit, and a callback keeps its rings.
 */
export function leavesAfterMs(policy: RoutingPolicy | undefined): number | null {
  if (policy === undefined) return null;
  const { band, maxWait, steps } = policy;
  if (maxWait === null || maxWait.callback || band === 0) return null;
  return steps.slice(1).some(({ raiseBand }) => raiseBand === 0) ? null : maxWait.afterMs;
}
