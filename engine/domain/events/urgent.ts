import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** Nobody has an urgent contact (band 0) yet. */
export interface AlarmRaised extends ContactSubject {
  readonly type: 'alarm.raised';
  readonly because: 'urgent';
}

export interface AlarmCleared extends ContactSubject {
  readonly type: 'alarm.cleared';
  /** Somebody has it; it is over; it has been set aside; it is no longer urgent. */
  readonly because: 'owned' | 'over' | 'parked' | 'lowered';
  /** How long the alarm stood. */
  readonly afterMs: Ms;
}

export type UrgentEvent = AlarmRaised | AlarmCleared;
