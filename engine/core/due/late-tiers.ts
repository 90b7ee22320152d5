import type { AgentProfile } from '../../domain/agent.js';
import type { Ms } from '../../domain/units.js';
import { appliesTo } from '../../routing/tier.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { queueClockReachesAtMs } from './clock.js';

/** Counts the rules of an agent who arrives, leaves or changes. Returns whether a rule exists now that did not before. */
export function countTiers({ lateTiers }: RouterState, { tiers }: AgentProfile, by: 1 | -1): boolean {
  let came = false;
  for (const rule of tiers) {
    if (!(rule.afterMs > 0)) continue;
    const key = `${rule.afterMs}/${rule.queue}/${rule.skill}/${rule.language}`;
    const late = lateTiers.get(key) ?? { rule, agents: 0 };
    came ||= late.agents === 0;
    late.agents += by;
    if (late.agents === 0) lateTiers.delete(key);
    else lateTiers.set(key, late);
  }
  return came;
}

/** The waiting time after which the next rules for this contact begin; `null`: none are left. */
export function nextTierAfterMs({ lateTiers }: Readonly<RouterState>, contact: LiveContact): Ms | null {
  let next: Ms | null = null;
  for (const { rule } of lateTiers.values())
    if (rule.afterMs > contact.tiersOpenMs && (next === null || rule.afterMs < next) && appliesTo(rule, contact)) next = rule.afterMs;
  return next;
}

/** When that is, in routable time like the steps; `null`: not by itself. */
export function tierDueMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  if (contact.state === 'owned' || contact.aside !== null) return null;
  const afterMs = nextTierAfterMs(state, contact);
  const queue = state.queues.get(contact.queue);
  if (afterMs === null || queue === undefined) return null;
  return contact.band === 0 ? contact.enteredAtMs + afterMs : queueClockReachesAtMs(queue, contact.enteredClockMs + afterMs);
}
