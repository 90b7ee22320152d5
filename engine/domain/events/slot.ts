import type { Slot } from '../slots.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** The contact holds a place in a slot; one it held before is free again. */
export interface SlotBooked extends ContactSubject, Slot {
  readonly type: 'slot.booked';
  readonly by: string | null;
}

/** The place is free again. */
export interface SlotCancelled extends ContactSubject {
  readonly type: 'slot.cancelled';
  readonly fromMs: Ms;
  readonly by: string | null;
}

/** The slot is over and nobody has taken the contact; it goes on waiting. An alarm. */
export interface SlotMissed extends ContactSubject {
  readonly type: 'slot.missed';
  readonly fromMs: Ms;
  readonly untilMs: Ms;
}

export type SlotEvent = SlotBooked | SlotCancelled | SlotMissed;
