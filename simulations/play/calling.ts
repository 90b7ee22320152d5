import type { Event, UserCommand } from '@signalbox/engine';
import { type DrawMs, type Stream, spans } from '../chance/index.js';
import type { Agenda } from '../time/index.js';
import { type Activity, activityOf } from './activity.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import { TURNS } from './turns.js';

/** What is known of a customer whom a campaign calls. */
interface Called {
  readonly customer: Customer;
  /** How long it takes until the customer is there, or it is clear that nobody is. */
  readonly diallingMs: DrawMs;
  readonly activity: Activity;
  dialled: number;
  /** Of these, attempts made on a signal. */
  dialledOnSignal: number;
  /** Back because of a signal, and not dialled since. */
  signalled: boolean;
  reachedOnSignal: boolean;
  /** Takes the detector's signal off the agenda. */
  forget: () => void;
}

/** Attempts to reach a customer up to now. */
export interface Dialled {
  readonly dialled: number;
  /** Of these, made on a signal. */
  readonly dialledOnSignal: number;
  /** The attempt that reached the customer was made on a signal. */
  readonly reachedOnSignal: boolean;
}

const NEVER: Dialled = { dialled: 0, dialledOnSignal: 0, reachedOnSignal: false };

/** Dialling those whom nobody has heard of yet, and the detector that sees them come. */
export interface Calling {
  begin(customer: Customer): void;
  isCalled(contact: string): boolean;
  dialledOf(contact: string): Dialled;
  /** An agent has the contact: the customer is dialled; `connected` hears it where somebody answers, and then the contact is called no more. */
  dial(contact: string, atMs: number, connected: (atMs: number) => void): void;
  heard(event: Event, atMs: number): void;
}

export interface CallingOptions {
  readonly agenda: Agenda;
  readonly command: Commander;
  readonly streamOf: (name: string) => Stream;
}

export function openCalling({ agenda, command, streamOf }: CallingOptions): Calling {
  const called = new Map<string, Called>();
  /** The detector tells as soon as the customer comes; outside the hours that is refused, and the next time is waited for. */
  function awaitSignal(one: Called, afterMs: number): void {
    const atMs = one.activity.nextSeenMs(afterMs);
    if (atMs === Number.POSITIVE_INFINITY) return;
    const { id: contact, demand } = one.customer;
    const signal: UserCommand = { type: 'contact.signal', tenant: demand.tenant, contact };
    one.forget = agenda.add({
      atMs,
      act: () => {
        if (command.unlessNotAwaited(signal) !== undefined && called.has(contact)) awaitSignal(one, atMs);
      },
    });
  }

  return {
    begin(customer) {
      const { outbound, name } = customer.demand;
      if (outbound == null) return;
      // Streams of the customer's own: whoever is called more often moves nobody else.
      const activity = activityOf(outbound.presence, streamOf(`${name}/there/${customer.id}`), customer.arrivalMs);
      const diallingMs = spans(outbound.dialling, streamOf(`${name}/dialling/${customer.id}`));
      called.set(customer.id, {
        customer,
        diallingMs,
        activity,
        dialled: 0,
        dialledOnSignal: 0,
        signalled: false,
        reachedOnSignal: false,
        forget: () => undefined,
      });
    },
    isCalled: (contact) => called.has(contact),
    dialledOf(contact) {
      const one = called.get(contact);
      if (one === undefined) return NEVER;
      const { dialled, dialledOnSignal, reachedOnSignal } = one;
      return { dialled, dialledOnSignal, reachedOnSignal };
    },
    dial(contact, atMs, connected) {
      const one = called.get(contact);
      if (one === undefined) return;
      const { customer, diallingMs, activity } = one;
      const answeredMs = atMs + diallingMs();
      const { tenant } = customer.demand;
      agenda.add({
        atMs: answeredMs,
        act: () => {
          one.dialled++;
          if (one.signalled) one.dialledOnSignal++;
          const answers = activity.answers(answeredMs);
          one.reachedOnSignal = answers && one.signalled;
          one.signalled = false;
          command.must({ type: 'contact.dialled', tenant, contact, outcome: answers ? 'connected' : 'no-answer' });
          if (!answers) return;
          connected(answeredMs);
          // Whoever is reached is a contact like any other from here on: the next agent does not dial, and a transfer is no unanswered call.
          one.forget();
          called.delete(contact);
        },
      });
    },
    heard(event, atMs) {
      if (!('contact' in event)) return;
      const one = called.get(event.contact);
      if (one === undefined) return;
      switch (event.type) {
        case 'contact.parked':
          one.forget();
          if (event.signal) awaitSignal(one, atMs);
          return;
        case 'contact.returned':
          one.forget();
          if (event.because === 'signal') one.signalled = true;
          return;
        case 'assignment.ended': {
          // Nobody was there: there is nothing to write down.
          const { offer, wrapUpEarliestMs, wrapUpDueMs } = event;
          const endsAtMs = Math.max(atMs, wrapUpEarliestMs);
          if (endsAtMs < wrapUpDueMs)
            agenda.add({ atMs: endsAtMs, kind: TURNS.work, act: () => command.unlessLate({ type: 'wrap-up.finish', offer, by: null }) });
          return;
        }
        case 'contact.exhausted':
        case 'contact.withdrawn':
        case 'contact.released':
          one.forget();
          called.delete(event.contact);
      }
    },
  };
}
