import type { CalendarId } from '../ids.js';
import type { Ms } from '../units.js';

/** A shift of the roster begins, or continues after a break. */
export interface ShiftBegan {
  readonly type: 'shift.began';
  readonly shift: CalendarId;
  /** The instant in the roster; the record may be later. */
  readonly changedAtMs: Ms;
}

/** A shift of the roster is over, or has a break. */
export interface ShiftEnded {
  readonly type: 'shift.ended';
  readonly shift: CalendarId;
  readonly changedAtMs: Ms;
}

export type ShiftEvent = ShiftBegan | ShiftEnded;
