import type { HubId, LanguageTag, QueueId, TenantId } from '../ids.js';
import type { TargetEnd } from '../policy.js';
import type { ThresholdMeasure } from '../queue.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** Alarms for wallboards. They move no contact and no agent; each is raised once, until the condition has passed. */

/** The stated share of the contact's target has passed without its end. */
export interface ContactTargetAtRisk extends ContactSubject {
  readonly type: 'contact.target-at-risk';
  readonly end: TargetEnd;
  /** The last instant at which the target is still met; it identifies the alarm, so that a later date is reported anew. */
  readonly targetDueMs: Ms;
}

/** The target's last instant has passed without its end. */
export interface ContactTargetMissed extends ContactSubject {
  readonly type: 'contact.target-missed';
  readonly end: TargetEnd;
  readonly targetDueMs: Ms;
}

/** The number waiting in a queue, or its longest wait, has crossed the plan's threshold, upwards or downwards. */
export interface QueueThresholdCrossed {
  readonly type: 'queue.threshold-crossed';
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly measure: ThresholdMeasure;
  readonly direction: 'up' | 'down';
  /** Contacts waiting, or milliseconds the oldest of them has waited. */
  readonly value: number;
  /** The limit that was crossed: `over` upwards, `until` downwards; `null`: the plan no longer has it. */
  readonly limit: number | null;
}

/** An open hub has nobody who speaks the language; `null`: nobody at all. */
export interface HubUncovered {
  readonly type: 'hub.uncovered';
  readonly hub: HubId;
  readonly language: LanguageTag | null;
}

/** Somebody is there again, or nobody is required any more. */
export interface HubCovered {
  readonly type: 'hub.covered';
  readonly hub: HubId;
  readonly language: LanguageTag | null;
  readonly because: 'staffed' | 'not-open' | 'plan-changed';
}

export type AlarmEvent = ContactTargetAtRisk | ContactTargetMissed | QueueThresholdCrossed | HubUncovered | HubCovered;
