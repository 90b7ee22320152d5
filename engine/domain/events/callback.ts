import { UNREACHED } from '../campaign.js';
import type { Ms } from '../units.js';
import type { ContactSubject } from './contact.js';
import type { Tally } from './outbound.js';

/** Why a contact is a callback: asked for while waiting or on arrival, or with a slot, or because the queue was closed, or the wait became too long. */
export type CallbackCause = 'requested' | 'queue-closed' | 'max-wait' | 'booked';

/** The customer is called back: an agent is found first, then the adapter dials. The contact keeps its place. */
export interface CallbackRequested extends ContactSubject {
  readonly type: 'contact.callback-requested';
  readonly because: CallbackCause;
}

export const DIAL_OUTCOMES = ['connected', ...UNREACHED] as const;
export type DialOutcome = (typeof DIAL_OUTCOMES)[number];

/** What came of dialling. Connected, the contact is a call like any other. */
export interface ContactDialled extends ContactSubject {
  readonly type: 'contact.dialled';
  readonly outcome: DialOutcome;
  /** Which attempt this was, from 1. */
  readonly attempt: number;
  /** The next one comes no sooner; `null`: connected, or it was the last. */
  readonly retryAtMs: Ms | null;
  /** Where the contact is of a campaign. */
  readonly tally: Tally | null;
}

/** Over: the customer was not reached by the last attempt. Not an abandon. */
export interface ContactExhausted extends ContactSubject {
  readonly type: 'contact.exhausted';
  readonly attempts: number;
}

export type CallbackEvent = CallbackRequested | ContactDialled | ContactExhausted;
