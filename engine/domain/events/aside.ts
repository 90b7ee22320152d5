import type { AgentId } from '../ids.js';
import type { Ms } from '../units.js';
import type { Affinity, ContactSubject, Place } from './contact.js';

/** What a contact that is not routable yet waits for. */
export type AsideCause = 'parked' | 'not-before' | 'signal' | 'callback' | 'retry' | 'window' | 'attempts' | 'opening' | 'slot';

/** Why a contact is set aside, what brings it back, and what it finds then. Its routable time stands still meanwhile. */
export interface Aside {
  readonly because: AsideCause;
  /** At this instant it comes back by itself, or is over, as `atEnd` says: nothing is set aside for ever. */
  readonly untilMs: Ms;
  readonly atEnd: 'return' | 'withdraw';
  /** Whether the customer's answer brings it back sooner. */
  readonly reply: boolean;
  /** Whether a signal brings it back sooner. */
  readonly signal: boolean;
  /** A signal before this instant counts, and the contact still comes back no sooner. */
  readonly notBeforeMs: Ms | null;
  /** Routable time it had spent when it was set aside. */
  readonly routableMs: Ms;
  /** Whether it comes back to the place it had; else its order counts from the instant it comes back. */
  readonly keepsPlace: boolean;
  /** The agent it goes back to first, and for how long others leave it to that agent. */
  readonly formerAgent: AgentId | null;
  readonly sameAgentMs: Ms;
}

/** What a contact that is set aside waits for, where it is not the customary. */
export type Awaited = Pick<Aside, 'because' | 'untilMs'> & Partial<Aside>;

/** Not to be offered until a time, an answer of the customer or a signal; it is still waiting and can still give up. */
export interface ContactParked extends ContactSubject, Aside {
  readonly type: 'contact.parked';
  /** Put aside by its owner, a contact begins its next visit: what that agent had of it has ended just before. */
  readonly visit: number;
  readonly visitAtMs: Ms;
  /** Whom the next visit prefers: the agent the platform asked for, for as long as it asked. */
  readonly affinity: Affinity | null;
}

/** Routable again. */
export interface ContactReturned extends ContactSubject, Place {
  readonly type: 'contact.returned';
  readonly because: 'due' | 'reply' | 'signal' | 'opened' | 'cancelled';
  readonly affinity: Affinity | null;
  /** Reading of the queue's clock it would have entered at, had it never been set aside; steps count from here. */
  readonly enteredClockMs: Ms;
  readonly nextStepClockMs: Ms | null;
}

export type AsideEvent = ContactParked | ContactReturned;
