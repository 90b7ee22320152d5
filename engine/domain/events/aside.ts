import type { AgentId } from '../ids.js';
import type { Ms } from '../units.js';
import type { Affinity, Asked, ContactSubject, Place } from './contact.js';

/** What a contact that is not routable yet waits for. */
export type AsideCause = 'parked' | 'not-before' | 'signal' | 'callback' | 'retry' | 'window' | 'attempts' | 'opening' | 'slot';

/** Why a contact is set aside, what brings it back, and what it finds then. Its routable time stands still meanwhile. */
export interface Aside {
  readonly because: AsideCause;
  /** When it comes back by itself, or is over, as `atEnd` says: nothing is set aside for ever. */
  readonly untilMs: Ms;
  readonly atEnd: 'return' | 'withdraw';
  /** Whether the customer's answer brings it back sooner. */
  readonly reply: boolean;
  /** Whether a signal brings it back sooner. */
  readonly signal: boolean;
  /** A signal before this instant counts, but the contact comes back no sooner. */
  readonly notBeforeMs: Ms | null;
  /** Routable time it had spent when it was set aside. */
  readonly routableMs: Ms;
  /** Whether it comes back to its former place; otherwise its order counts from the instant it comes back. */
  readonly keepsPlace: boolean;
  /** The agent it is offered to first, and for how long it is reserved for that agent. */
  readonly formerAgent: AgentId | null;
  readonly sameAgentMs: Ms;
}

/** What a contact that is set aside waits for; fields left out have their usual values. */
export type Awaited = Pick<Aside, 'because' | 'untilMs'> & Partial<Aside>;

/** Not to be offered until a time, an answer of the customer or a signal; it still waits and can still be abandoned. */
export interface ContactParked extends ContactSubject, Aside, Asked {
  readonly type: 'contact.parked';
  /** If its owner set it aside, the contact begins its next visit; that agent's part has ended just before. */
  readonly visit: number;
  readonly visitAtMs: Ms;
  /** The preference of the next visit: the agent the platform asked for, for as long as it asked. */
  readonly affinity: Affinity | null;
}

/** Routable again. */
export interface ContactReturned extends ContactSubject, Place, Asked {
  readonly type: 'contact.returned';
  readonly because: 'due' | 'reply' | 'signal' | 'opened' | 'cancelled';
  readonly affinity: Affinity | null;
  /** Reading of the queue's clock at which it would have entered, had it never been set aside; steps count from here. */
  readonly enteredClockMs: Ms;
  readonly nextStepClockMs: Ms | null;
}

export type AsideEvent = ContactParked | ContactReturned;
