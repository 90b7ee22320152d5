import type { Event, EventOf, Router, UserCommand } from '@signalbox/engine';
import { type Chance, openStreams } from '../chance/index.js';
import { type Agenda, openAgenda, type VirtualClock } from '../time/index.js';
import { openAgentTransfers } from './agent-transfers.js';
import { answering } from './answering.js';
import { openArrivals } from './arrivals.js';
import { openBooking } from './booking.js';
import { openCalling } from './calling.js';
import { commander } from './commander.js';
import type { Customer } from './customers.js';
import { openDesks } from './desks.js';
import { enqueuing, ofTenants } from './enqueuing.js';
import { openOnward } from './handed-on.js';
import type { HandedOn, Handled, Life } from './life.js';
import { planInForce } from './plan-in-force.js';
import type { Scenario } from './scenario.js';
import { planShifts } from './shifts.js';
import { TURNS } from './turns.js';
import { type Call, openWaiting } from './waiting.js';
import { openWork } from './work.js';

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
  const plan = planInForce(scenario.plan);
  const command = commander(router);
  const booking = openBooking(plan.now, command, streamOf);
  const calling = openCalling({ agenda, command, streamOf });
  const waiting = openWaiting(calling, (life) => {
    settled(life);
    const { customer, outcome, atMs } = life;
    if (outcome === 'abandoned' || outcome === 'rejected') arrivals.mayTryAgain(customer, atMs);
    else if (outcome === 'unreached') arrivals.mayGoOn(customer, atMs);
  });
  const onward = openOnward({
    agenda,
    command,
    told: (wait) => {
      handedOn(wait);
      if (wait.outcome === 'abandoned' || wait.outcome === 'rejected') arrivals.mayBeginAgain(wait.customer, wait.atMs);
    },
  });
  const arrivals = openArrivals({ scenario, demand: ofTenants(scenario), clock, agenda, streamOf, arrive });
  const answer = answering(desks, agenda, command);
  const enqueueOf = enqueuing();
  const lines = scenario.lines ?? Number.POSITIVE_INFINITY;

  function arrive(customer: Customer): void {
    const { id, arrivalMs, patienceMs } = customer;
    const who = waiting.begin(customer);
    if (waiting.count() + onward.waiting() + work.inHand() > lines) return waiting.settle(who, 'rejected', arrivalMs);
    const givesUp: UserCommand = { type: 'contact.abandon', tenant: customer.demand.tenant, contact: id };
    calling.begin(customer);
    const enqueue = enqueueOf(customer);
    const slotMs = booking.enqueue(customer, enqueue);
    if (slotMs === null) command.must(enqueue);
    else {
      who.sinceMs = slotMs;
      // Until then nothing may be planned but what the router itself waits for.
      agenda.add({ atMs: slotMs, act: () => undefined });
    }
    if (patienceMs !== null && !who.awaitsCall && waiting.get(id) !== undefined)
      who.leaves = agenda.enter({ atMs: who.sinceMs + patienceMs, kind: TURNS.givingUp, act: () => command.must(givesUp) });
  }

  /** An agent and a customer have been connected. */
  function taken(event: EventOf<'offer.accepted'>, atMs: number): void {
    const { agent, hub, ring, language, withinTarget } = event;
    const who = waiting.get(event.contact);
    const customer = who?.customer ?? onward.end(event.contact, 'answered', atMs, { agent, hub, ring });
    if (customer === undefined) return;
    if (who !== undefined) waiting.answered(who, event, atMs);
    const again = who === undefined;
    work.begin({ customer, agent, hub, language, atMs, answeredInTime: withinTarget, overByMs: who?.overByMs ?? null, again });
  }

  function callIs(contact: string, call: Call): void {
    const who = waiting.get(contact);
    if (who !== undefined && who.call !== null) who.call = call;
  }

  /** The router has let go of a contact that nobody answered: of a new customer, or of one who was handed on. */
  function letGo(event: EventOf<'contact.abandoned' | 'contact.rejected' | 'contact.exhausted' | 'contact.withdrawn'>, atMs: number): void {
    const who = waiting.get(event.contact);
    if (who === undefined) onward.end(event.contact, event.type === 'contact.abandoned' ? 'abandoned' : 'rejected', atMs);
    else if (event.type === 'contact.rejected') waiting.settle(who, 'rejected', atMs, { foundClosed: event.because === 'queue-closed' });
    else if (event.type === 'contact.abandoned') waiting.settle(who, 'abandoned', atMs, { short: event.short });
    else waiting.settle(who, 'unreached', atMs);
  }

  function heard(event: Event, atMs: number): void {
    switch (event.type) {
      case 'contact.queued': {
        const who = waiting.get(event.contact);
        // A contact keeps the target with which it was queued, whatever plan is in force when it is accepted.
        if (who !== undefined) who.overByMs = plan.resolves(event.queue, event.channel) ? event.rankFromMs + event.targetMs : null;
        return;
      }
      case 'offer.made': {
        const who = waiting.get(event.contact);
        if (who !== undefined && atMs === who.sinceMs) who.atOnce = true;
        return answer(event, who, atMs);
      }
      case 'offer.accepted':
        // A campaign's customer is dialled first, and is there only if somebody answers.
        if (!calling.isCalled(event.contact)) return taken(event, atMs);
        callIs(event.contact, { is: 'taken', waitedMs: event.waitedMs });
        return calling.dial(event.contact, atMs, (answeredMs) => taken(event, answeredMs));
      case 'contact.callback-requested':
        // Whoever has booked a slot is expected at that time, and gives up from then on.
        if (event.because !== 'booked') for (const kind of [waiting, onward]) kind.awaitCall(event.contact);
        return;
      case 'contact.moved': {
        callIs(event.contact, { is: 'due', sinceMs: Math.max(event.visitAtMs, event.rankFromMs) });
        const customer = work.handedOver(event.contact);
        if (customer !== undefined) onward.begin(customer, event.queue, atMs);
        return;
      }
      case 'contact.returned': {
        // Whoever was set aside, for a slot or for the next call of a campaign, is promised the same time from then on.
        const who = waiting.get(event.contact);
        if (who !== undefined && who.overByMs !== null) who.overByMs = event.rankFromMs + event.targetMs;
        callIs(event.contact, { is: 'due', sinceMs: event.rankFromMs });
        return calling.heard(event, atMs);
      }
      case 'contact.parked':
        // Whoever was on hold when the queue closed keeps the place, and waits on.
        if (!(event.because === 'opening' && event.keepsPlace)) callIs(event.contact, { is: 'not-due' });
        return calling.heard(event, atMs);
      case 'contact.exhausted':
      case 'contact.withdrawn':
        letGo(event, atMs);
        return calling.heard(event, atMs);
      case 'contact.abandoned':
      case 'contact.rejected':
        return letGo(event, atMs);
      case 'assignment.ended':
      case 'assignment.suspended':
      case 'assignment.idled':
      case 'assignment.resumed':
      case 'contact.released':
      case 'wrap-up.finished':
        work.heard(event, atMs);
        return calling.heard(event, atMs);
      case 'plan.published':
        plan.published(event.plan);
        return work.heard(event, atMs);
      case 'agent.changed':
        return work.heard(event, atMs);
      case 'agent.not-ready':
        if (event.because === 'strikes' && event.backOffUntilMs === null) attendance.backAfter(event.agent, desks.backAfterMs('default'));
        return;
      case 'agent.signed-out':
        attendance.signedOut(event.agent);
    }
  }

  router.subscribe(({ atMs, events }) => {
    for (const event of events) heard(event, atMs);
  });
  const attendance = planShifts(scenario.shifts, command, agenda, clock);
  const { handlingPercent: shiftPercent } = attendance;
  const work = openWork({
    plan: scenario.plan,
    roster: scenario.roster,
    agenda,
    clock,
    command,
    shiftPercent,
    transfers: openAgentTransfers(scenario, streamOf),
    handled: (part) => {
      handled(part);
      if (!part.handedOn) arrivals.mayComeAgain(part.customer, part.releasedMs);
    },
  });
  for (const { atMs, command: change } of scenario.changes ?? []) agenda.add({ atMs, act: () => command.must(change) });
  arrivals.begin();

  return {
    agenda,
    close: () => {
      waiting.close(clock.nowMs());
      onward.close(clock.nowMs());
    },
  };
}
