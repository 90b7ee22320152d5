import type { Stream } from '../chance/index.js';
import type { Agenda, VirtualClock } from '../time/index.js';
import { comingBack } from './coming-back.js';
import { type Customer, customers } from './customers.js';
import { mannersOn } from './desks.js';
import type { Demand, Scenario } from './scenario.js';
import { TURNS } from './turns.js';

/** Puts customers on the agenda: those who come for the first time, who try again, who are tried on another channel, and who come again. */
export interface Arrivals {
  begin(): void;
  /** After a wait that ended without an answer: another try, or else the next step of a sequence. */
  mayTryAgain(customer: Customer, atMs: number): void;
  /** After a second wait, of one who was handed on, that ended without the next agent: another try, from the beginning. */
  mayBeginAgain(customer: Customer, atMs: number): void;
  /** After the last call of a campaign: the next step of a sequence. */
  mayGoOn(customer: Customer, atMs: number): void;
  /** After the work on the contact. */
  mayComeAgain(customer: Customer, atMs: number): void;
}

export interface ArrivalsOptions {
  readonly scenario: Scenario;
  readonly demand: readonly Demand[];
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly streamOf: (name: string) => Stream;
  readonly arrive: (customer: Customer) => void;
}

export function openArrivals({ scenario, demand, clock, agenda, streamOf, arrive }: ArrivalsOptions): Arrivals {
  const manners = mannersOn(scenario);
  const again = comingBack(demand, streamOf, manners);
  const coming = customers(demand, streamOf, manners, scenario.openMs ?? scenario.startMs);
  const lastMs = scenario.lastArrivalMs ?? scenario.endMs ?? Number.POSITIVE_INFINITY;

  /** One arrival at a time is on the agenda: the next customer is drawn when the previous one arrives. */
  function awaitNext(): void {
    const { value: customer, done } = coming.next();
    if (done === true) return;
    agenda.enter({
      atMs: customer.arrivalMs,
      kind: TURNS.arrival,
      act: () => {
        arrive(customer);
        awaitNext();
      },
    });
  }

  function expect(customer: Customer | null): void {
    if (customer === null || customer.arrivalMs >= lastMs) return;
    // A served customer comes again after the release, but is drawn once the wrap-up is over: by then the instant may have passed.
    const anew = customer.arrivalMs < clock.nowMs() ? { ...customer, arrivalMs: clock.nowMs() } : customer;
    agenda.add({ atMs: anew.arrivalMs, kind: TURNS.arrival, act: () => arrive(anew) });
  }

  return {
    begin: awaitNext,
    mayTryAgain: (customer, atMs) => expect(again.tryAgain(customer, atMs) ?? again.goOn(customer, atMs)),
    mayBeginAgain: (customer, atMs) => expect(again.beginAgain(customer, atMs)),
    mayGoOn: (customer, atMs) => expect(again.goOn(customer, atMs)),
    mayComeAgain: (customer, atMs) => expect(again.comeAgain(customer, atMs)),
  };
}
