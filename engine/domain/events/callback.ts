import { UNREACHED } from '../campaign.js';
import type { AgentId } from '../ids.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';
import type { Tally } from './outbound.js';

/**
 * Why a contact is a callback: requested while waiting or on arrival, or with a slot, or because the queue was closed or the wait too long.
 */
export type CallbackCause = 'requested' | 'queue-closed' | 'max-wait' | 'booked';

/**
 * The agents who are offered the contact or have it, whose desks therefore hear of it; absent if nobody is, and in records from before this
 * field. For the audience alone, never read into the state.
 */
export interface Handling {
  readonly agents?: readonly AgentId[];
}

/** The customer is called back: an agent is found first, then the adapter dials. The contact keeps its place. */
export interface CallbackRequested extends ContactSubject, Handling {
  readonly type: 'contact.callback-requested';
  readonly because: CallbackCause;
  /** Attempts that reached nobody before; absent in records from before this field, and then none unless a campaign counts them. */
  readonly attempts?: number;
}

/** The customer comes by itself and is not called any more: whoever takes the contact finds a customer there. */
export interface CallbackEnded extends ContactSubject, Handling {
  readonly type: 'contact.callback-ended';
  /** The booking was cancelled by somebody who is on the line, or comes. */
  readonly because: 'booking-cancelled';
}

export const DIAL_OUTCOMES = ['connected', ...UNREACHED] as const;
export type DialOutcome = (typeof DIAL_OUTCOMES)[number];

/** The outcome of dialling. Once connected, the contact is a call like any other. */
export interface ContactDialled extends ContactSubject, Handling {
  readonly type: 'contact.dialled';
  readonly outcome: DialOutcome;
  /** Which attempt this was, from 1. */
  readonly attempt: number;
  /** Earliest instant of the next attempt; `null`: connected, or it was the last. */
  readonly retryAtMs: Ms | null;
  /** For a campaign contact. */
  readonly tally: Tally | null;
}

/** Over: the last attempt did not reach the customer. Not an abandonment. */
export interface ContactExhausted extends ContactSubject {
  readonly type: 'contact.exhausted';
  readonly attempts: number;
}

export type CallbackEvent = CallbackRequested | CallbackEnded | ContactDialled | ContactExhausted;
