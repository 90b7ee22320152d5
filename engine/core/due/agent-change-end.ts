import type { Ms } from '../../domain/units.js';
import type { AgentRecord } from '../state/state.js';

/** When the first of the agent's changes ends; `null`: none has an end. */
export function nextChangeEndMs({ changes }: AgentRecord): Ms | null {
  let next: Ms | null = null;
  for (const { untilMs } of changes) if (untilMs !== null && (next === null || untilMs < next)) next = untilMs;
  return next;
}
