import type { EventOf } from '@signalbox/engine';
import type { Entered } from '../time/index.js';
import type { Calling } from './calling.js';
import type { Customer } from './customers.js';
import type { Life } from './life.js';

/** A customer who waits. */
export interface WaitingCustomer {
  readonly customer: Customer;
  /** The abandonment on the agenda; `null`: never abandons. */
  leaves: Entered | null;
  /** Has hung up to be called back: nobody runs out of patience who does not hold the line. */
  awaitsCall: boolean;
  /** From when the wait counts: the arrival, or the beginning of a booked slot. */
  sinceMs: number;
  /** How the call stands that a campaign is to make, or that the customer was promised; `null`: nobody is called. */
  call: Call | null;
  /** Offered at that very instant. */
  atOnce: boolean;
  /** Some agent has been asked to take the contact. */
  asked: boolean;
  /** When the queue's target is missed, if it counts to the end of the work; otherwise `null`. */
  overByMs: number | null;
}

/**
 * The wait of a call that a campaign makes or a customer was promised, as the router counts it of those who are reached: of the present
 * attempt only, from when it was due until an agent takes it, who then dials. Whoever was on hold before is due since the arrival; whoever
 * came while the queue was closed, since it opened.
 */
export type Call =
  | { readonly is: 'due'; readonly sinceMs: number }
  | { readonly is: 'taken'; readonly waitedMs: number }
  /** Set aside until later: nobody waits. */
  | { readonly is: 'not-due' };

/** Customers who wait for their first answer, from the arrival to whatever ends the wait. */
export interface Waiting {
  count(): number;
  get(contact: string): WaitingCustomer | undefined;
  begin(customer: Customer): WaitingCustomer;
  /** Hangs up, and is called back. */
  awaitCall(contact: string): void;
  answered(who: WaitingCustomer, event: EventOf<'offer.accepted'>, atMs: number): void;
  /** The wait has ended without an answer. `short`, `foundClosed`: as in `Life`. */
  settle(who: WaitingCustomer, outcome: Exclude<Life['outcome'], 'answered'>, atMs: number, how?: How): void;
  /** Settles everybody as unserved. */
  close(atMs: number): void;
}

interface How {
  readonly short?: boolean;
  readonly foundClosed?: boolean;
}

export function openWaiting(calling: Calling, settled: (life: Life) => void): Waiting {
  const present = new Map<string, WaitingCustomer>();

  function leave({ customer, leaves }: WaitingCustomer): void {
    leaves?.takeBack();
    present.delete(customer.id);
  }

  const waiting: Waiting = {
    count: () => present.size,
    get: (contact) => present.get(contact),
    begin(customer) {
      const { arrivalMs: sinceMs, demand } = customer;
      const call: Call | null = demand.outbound == null ? null : { is: 'due', sinceMs };
      const who: WaitingCustomer = {
        customer,
        leaves: null,
        awaitsCall: false,
        sinceMs,
        call,
        atOnce: false,
        asked: false,
        overByMs: null,
      };
      present.set(customer.id, who);
      return who;
    },
    awaitCall(contact) {
      const who = present.get(contact);
      if (who === undefined) return;
      who.leaves?.takeBack();
      who.leaves = null;
      who.awaitsCall = true;
      who.call = { is: 'due', sinceMs: who.sinceMs };
    },
    answered(who, { waitedMs, withinTarget, agent, hub, ring, language, preferredLanguage }, atMs) {
      leave(who);
      const { customer, sinceMs, atOnce } = who;
      const { dialled, dialledOnSignal, reachedOnSignal } = calling.dialledOf(customer.id);
      settled({
        customer,
        outcome: 'answered',
        atMs,
        waitedMs: customer.demand.books == null ? waitedMs : atMs - sinceMs,
        short: false,
        foundClosed: false,
        withinTarget,
        queued: !atOnce,
        dialled,
        dialledOnSignal,
        reachedOnSignal,
        agent,
        hub,
        ring,
        language,
        preferredLanguage,
      });
    },
    settle(who, outcome, atMs, { short = false, foundClosed = false } = {}) {
      leave(who);
      const { customer, atOnce } = who;
      const waitedMs = waitedUntil(who, atMs);
      const attempts = calling.dialledOf(customer.id);
      const queued = !atOnce && outcome !== 'rejected';
      settled({ customer, outcome, atMs, waitedMs, short, foundClosed, withinTarget: false, queued, ...attempts, ...NOBODY });
    },
    close(atMs) {
      for (const who of [...present.values()]) waiting.settle(who, 'unserved', atMs);
    },
  };
  return waiting;
}

function waitedUntil({ sinceMs, call }: WaitingCustomer, atMs: number): number {
  if (call?.is === 'not-due') return 0;
  return call?.is === 'taken' ? call.waitedMs : Math.max(0, atMs - (call?.sinceMs ?? sinceMs));
}

const NOBODY = { agent: null, hub: null, ring: null, language: null, preferredLanguage: null } as const;
