import type { HubId, LanguageTag, QueueId, TenantId } from '../ids.js';
import type { TargetEnd } from '../policy.js';
import type { ThresholdMeasure } from '../queue.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** What wallboards light up for. These events move no contact and no agent; each is told once, until what it tells has passed. */

/** The stated share of the contact's target has gone by and its end has not come. */
export interface ContactTargetAtRisk extends ContactSubject {
  readonly type: 'contact.target-at-risk';
  readonly end: TargetEnd;
  /** The last instant at which the target is still met; names what was told, so that a later date is told anew. */
  readonly targetDueMs: Ms;
}

/** The target's last instant has gone by and its end has not come. */
export interface ContactTargetMissed extends ContactSubject {
  readonly type: 'contact.target-missed';
  readonly end: TargetEnd;
  readonly targetDueMs: Ms;
}

/** More wait in a queue, or somebody waits longer, than the plan's threshold; or no longer. */
export interface QueueThresholdCrossed {
  readonly type: 'queue.threshold-crossed';
  readonly queue: QueueId;
  readonly tenant: TenantId;
  readonly measure: ThresholdMeasure;
  readonly direction: 'up' | 'down';
  /** Contacts waiting, or milliseconds the oldest of them has waited. */
  readonly value: number;
  /** The limit that was crossed: `over` on the way up, `until` on the way down; `null`: the plan has it no longer. */
  readonly limit: number | null;
}

/** An open hub has nobody there who speaks the language; `null`: nobody at all. */
export interface HubUncovered {
  readonly type: 'hub.uncovered';
  readonly hub: HubId;
  readonly language: LanguageTag | null;
}

/** Somebody is there again, or nobody needs to be. */
export interface HubCovered {
  readonly type: 'hub.covered';
  readonly hub: HubId;
  readonly language: LanguageTag | null;
  readonly because: 'staffed' | 'not-open' | 'plan-changed';
}

export type AlarmEvent = ContactTargetAtRisk | ContactTargetMissed | QueueThresholdCrossed | HubUncovered | HubCovered;
