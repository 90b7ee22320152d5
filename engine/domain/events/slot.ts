import type { Slot } from '../slots.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';

/** The contact holds a place in a slot; an earlier booking of it is released. */
export interface SlotBooked extends ContactSubject, Slot {
  readonly type: 'slot.booked';
  readonly by: string | null;
}

/** The booking is released. */
export interface SlotCancelled extends ContactSubject {
  readonly type: 'slot.cancelled';
  readonly fromMs: Ms;
  readonly by: string | null;
}

/** An alarm: the slot is over and nobody has taken the contact, which continues to wait. */
export interface SlotMissed extends ContactSubject {
  readonly type: 'slot.missed';
  readonly fromMs: Ms;
  readonly untilMs: Ms;
}

export type SlotEvent = SlotBooked | SlotCancelled | SlotMissed;
