import type { TargetEnd } from '../../domain/policy.js';
import type { Ms } from '../../domain/units.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { policyOf } from '../subject.js';

/** The next alarm of a contact's target, and when it is raised. */
export interface NextTarget {
  readonly type: 'contact.target-at-risk' | 'contact.target-missed';
  readonly end: TargetEnd;
  readonly targetDueMs: Ms;
  readonly dueMs: Ms;
}

/**
 * Whether the target still counts: one that ends with the answer, until somebody takes the contact; one that ends with resolution, as long
 * as the contact lives.
 */
const counts = ({ state }: LiveContact, end: TargetEnd): boolean =>
  state === 'queued' || state === 'offered' || (state === 'owned' && end === 'resolve');

/**
 * The next alarm of a contact's target; `null`: none is left. The time limit is the one fixed when the contact was queued, with open hours
 * already converted. A contact answered in the target's last millisecond has met it, so a miss is reported one millisecond later.
 */
export function nextTargetOf(state: Readonly<RouterState>, contact: LiveContact): NextTarget | null {
  const end = policyOf(state, contact)?.target.end;
  const dueMs = targetToldAtMs(state, contact);
  if (end === undefined || dueMs === null) return null;
  const targetDueMs = contact.rankFromMs + contact.targetMs;
  return { type: dueMs > targetDueMs ? 'contact.target-missed' : 'contact.target-at-risk', end, targetDueMs, dueMs };
}

/** When that is; asked far more often than what it is. */
export function targetToldAtMs(state: Readonly<RouterState>, contact: LiveContact): Ms | null {
  const target = policyOf(state, contact)?.target;
  const { rankFromMs, targetMs } = contact;
  const targetDueMs = rankFromMs + targetMs;
  if (contact.missToldForMs === targetDueMs || target === undefined || !counts(contact, target.end)) return null;
  const { riskPercent } = target;
  const missedMs = targetDueMs + 1;
  return riskPercent === null || contact.riskToldForMs === targetDueMs ? missedMs : rankFromMs + Math.floor((targetMs * riskPercent) / 100);
}
