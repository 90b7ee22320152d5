import type { Event, EventOf, Plan, Router, UserCommand } from '@signalbox/engine';
import { type Chance, openStreams } from '../chance/index.js';
import { type Agenda, type Entered, openAgenda, type VirtualClock } from '../time/index.js';
import { openBooking } from './booking.js';
import { openCalling } from './calling.js';
import { comingBack } from './coming-back.js';
import { commander } from './commander.js';
import { type Customer, customers } from './customers.js';
import { openDesks } from './desks.js';
import { enqueuing, ofTenants } from './enqueuing.js';
import { openOnward } from './handed-on.js';
import type { HandedOn, Handled, Life } from './life.js';
import type { Scenario } from './scenario.js';
import { planShifts } from './shifts.js';
import { TURNS } from './turns.js';
import { openWork } from './work.js';

/** A customer who waits. */
interface Present {
  readonly customer: Customer;
  /** The abandonment on the agenda; `null`: never abandons. */
  leaves: Entered | null;
  /** Has hung up to be called back: nobody runs out of patience who does not hold the line. */
  awaitsCall: boolean;
  /** From when the wait counts: the arrival, or the beginning of a booked slot. */
  sinceMs: number;
  /** Offered at that very instant. */
  atOnce: boolean;
  /** When the queue's target is missed, if it counts to the end of the work; otherwise `null`. */
  overByMs: number | null;
}

export interface House {
  readonly agenda: Agenda;
  /** Settles those who are still waiting. */
  close(): void;
}

export interface Building {
  readonly scenario: Scenario;
  readonly clock: VirtualClock;
  readonly router: Router;
  readonly chance: Chance;
  readonly settled: (life: Life) => void;
  readonly handled: (part: Handled) => void;
  readonly handedOn: (wait: HandedOn) => void;
}

/** Customers and agents around a router: they put their actions on the agenda as they hear what the router does. */
export function openHouse({ scenario, clock, router, chance, settled, handled, handedOn }: Building): House {
  const agenda = openAgenda();
  const streamOf = openStreams(chance);
  const desks = openDesks(scenario, streamOf);
  const demand = ofTenants(scenario);
  const again = comingBack(demand, streamOf);
  const present = new Map<string, Present>();
  const onward = openOnward(handedOn);
  const command = commander(router);
  const booking = openBooking(() => plan, command, streamOf);
  const calling = openCalling({ agenda, command, streamOf });
  /** The plan in force; it says which targets count to the end of the work. */
  let plan = scenario.plan;
  let resolves = resolvingIn(plan);
  const enqueueOf = enqueuing();
  const lines = scenario.lines ?? Number.POSITIVE_INFINITY;
  const lastArrivalMs = scenario.lastArrivalMs ?? scenario.endMs ?? Number.POSITIVE_INFINITY;

  const partDone = (part: Handled): void => {
    handled(part);
    if (!part.handedOn) expect(again.comeAgain(part.customer, part.releasedMs));
  };

  function settle(who: Present, outcome: Life['outcome'], atMs: number, { short = false, foundClosed = false } = {}): void {
    const { customer, atOnce } = who;
    who.leaves?.takeBack();
    present.delete(customer.id);
    const waitedMs = Math.max(0, atMs - who.sinceMs);
    const attempts = calling.dialledOf(customer.id);
    const queued = !atOnce && outcome !== 'rejected';
    settled({ customer, outcome, atMs, waitedMs, short, foundClosed, withinTarget: false, queued, ...attempts, ...NOBODY });
    if (outcome !== 'unserved' && outcome !== 'unreached') expect(again.tryAgain(customer, atMs));
  }

  /** Puts a customer who will come again on the agenda. */
  function expect(customer: Customer | null): void {
    if (customer === null || customer.arrivalMs >= lastArrivalMs) return;
    // A served customer comes again after the release, but is drawn once the wrap-up is over: by then the instant may have passed.
    const coming = customer.arrivalMs < clock.nowMs() ? { ...customer, arrivalMs: clock.nowMs() } : customer;
    agenda.add({ atMs: coming.arrivalMs, kind: TURNS.arrival, act: () => arrive(coming) });
  }

  function heard(event: Event, atMs: number): void {
    switch (event.type) {
      case 'contact.queued': {
        const who = present.get(event.contact);
        // A contact keeps the target with which it was queued, whatever plan is in force when it is accepted.
        if (who !== undefined)
          who.overByMs = resolves.get(event.queue)?.has(event.channel) === true ? event.rankFromMs + event.targetMs : null;
        return;
      }
      case 'offer.made': {
        const who = present.get(event.contact);
        if (who !== undefined && atMs === who.sinceMs) who.atOnce = true;
        // Nobody is asked: the same record says that the agent has it.
        if (event.mode === 'auto') return;
        const { what, afterMs } = desks.respond(event.channel);
        // An offer is over at its end: an agent who answers as late as that has missed it.
        if (what === 'miss' || atMs + afterMs >= event.dueMs) return;
        const offer = event.offer;
        const answer: UserCommand =
          what === 'accept' ? { type: 'offer.accept', offer } : { type: 'offer.reject', offer, reason: 'declined' };
        agenda.enter({ atMs: atMs + afterMs, kind: TURNS.answer, act: () => command.unlessLate(answer) });
        return;
      }
      case 'offer.accepted':
        // A campaign's customer is dialled first, and is there only if somebody answers.
        if (calling.isCalled(event.contact)) calling.dial(event.contact, atMs, (answeredMs) => taken(event, answeredMs));
        else taken(event, atMs);
        return;
      case 'contact.callback-requested': {
        const who = present.get(event.contact);
        // Whoever has booked a slot is expected at that time, and gives up from then on.
        if (who === undefined || event.because === 'booked') return;
        who.leaves?.takeBack();
        who.leaves = null;
        who.awaitsCall = true;
        return;
      }
      case 'contact.moved': {
        const customer = work.handedOver(event.contact);
        if (customer !== undefined) onward.begin(customer, event.queue, atMs);
        return;
      }
      case 'contact.parked':
      case 'contact.returned':
        calling.heard(event, atMs);
        return;
      case 'contact.exhausted':
      case 'contact.withdrawn': {
        const who = present.get(event.contact);
        if (who === undefined) onward.end(event.contact, 'rejected', atMs);
        else settle(who, 'unreached', atMs);
        calling.heard(event, atMs);
        return;
      }
      case 'assignment.ended':
      case 'assignment.suspended':
      case 'assignment.idled':
      case 'assignment.resumed':
      case 'contact.released':
      case 'wrap-up.finished':
        work.heard(event, atMs);
        calling.heard(event, atMs);
        return;
      case 'contact.abandoned':
      case 'contact.rejected': {
        const who = present.get(event.contact);
        if (who === undefined) onward.end(event.contact, 'rejected', atMs);
        else if (event.type === 'contact.rejected') settle(who, 'rejected', atMs, { foundClosed: event.because === 'queue-closed' });
        else settle(who, 'abandoned', atMs, { short: event.short });
        return;
      }
      case 'plan.published':
        ({ plan } = event);
        resolves = resolvingIn(plan);
        work.heard(event, atMs);
        return;
      case 'agent.changed':
        work.heard(event, atMs);
        return;
      case 'agent.not-ready':
        if (event.because === 'strikes' && event.backOffUntilMs === null) attendance.backAfter(event.agent, desks.backAfterMs('default'));
        return;
      case 'agent.signed-out':
        attendance.signedOut(event.agent);
    }
  }

  /** An agent and a customer have been connected. */
  function taken(event: EventOf<'offer.accepted'>, atMs: number): void {
    const { agent, hub, ring, language, preferredLanguage, withinTarget } = event;
    const who = present.get(event.contact);
    const waitedMs = who?.customer.demand.books == null ? event.waitedMs : atMs - who.sinceMs;
    const customer = who?.customer ?? onward.end(event.contact, 'answered', atMs);
    if (customer === undefined) return;
    if (who !== undefined) {
      who.leaves?.takeBack();
      present.delete(event.contact);
      const { dialled, dialledOnSignal, reachedOnSignal } = calling.dialledOf(event.contact);
      settled({
        customer,
        outcome: 'answered',
        atMs,
        waitedMs,
        short: false,
        foundClosed: false,
        withinTarget,
        queued: !who.atOnce,
        dialled,
        dialledOnSignal,
        reachedOnSignal,
        agent,
        hub,
        ring,
        language,
        preferredLanguage,
      });
    }
    const again = who === undefined;
    work.begin({ customer, agent, hub, language, atMs, answeredInTime: withinTarget, overByMs: who?.overByMs ?? null, again });
  }

  /** One arrival at a time is on the agenda: the next customer is drawn when the previous one arrives. */
  const coming = customers(demand, streamOf, scenario.openMs ?? scenario.startMs);
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

  function arrive(customer: Customer): void {
    const { id, arrivalMs, patienceMs } = customer;
    const who: Present = { customer, leaves: null, awaitsCall: false, sinceMs: arrivalMs, atOnce: false, overByMs: null };
    present.set(id, who);
    if (present.size + onward.waiting() + work.inHand() > lines) return settle(who, 'rejected', arrivalMs);
    const givesUp: UserCommand = { type: 'contact.abandon', tenant: customer.demand.tenant, contact: id };
    calling.begin(customer);
    const enqueue = enqueueOf(customer);
    const slotMs = booking.enqueue(customer, enqueue);
    if (slotMs === null) command.must(enqueue);
    else who.sinceMs = slotMs;
    if (patienceMs !== null && !who.awaitsCall && present.has(id))
      who.leaves = agenda.enter({ atMs: who.sinceMs + patienceMs, kind: TURNS.givingUp, act: () => command.must(givesUp) });
  }

  router.subscribe(({ atMs, events }) => {
    for (const event of events) heard(event, atMs);
  });
  const attendance = planShifts(scenario.shifts, command, agenda, clock);
  const work = openWork({
    plan,
    roster: scenario.roster,
    agenda,
    clock,
    command,
    shiftPercent: attendance.handlingPercent,
    handled: partDone,
  });
  for (const { atMs, command: change } of scenario.changes ?? []) agenda.add({ atMs, act: () => command.must(change) });
  awaitNext();

  return {
    agenda,
    close: () => {
      for (const who of [...present.values()]) settle(who, 'unserved', clock.nowMs());
      onward.close(clock.nowMs());
    },
  };
}

const resolvingIn = ({ queues }: Plan): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    queues.map(({ id, policies }) => [id, new Set(Object.keys(policies).filter((channel) => policies[channel]?.target.end === 'resolve'))]),
  );

const NOBODY = { agent: null, hub: null, ring: null, language: null, preferredLanguage: null } as const;
