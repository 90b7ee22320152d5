import { type Event, openRouter, type Router, type RouterOptions, type UserCommand } from '@signalbox/engine';
import { type Chance, openStreams } from '../chance/index.js';
import { type Agenda, openAgenda, runAgenda, type VirtualClock, virtualClock } from '../time/index.js';
import { commander } from './commander.js';
import { type Customer, customers } from './customers.js';
import { responses } from './desks.js';
import type { Life } from './life.js';
import type { Scenario } from './scenario.js';
import { planShifts } from './shifts.js';

export interface PlayOptions {
  readonly chance: Chance;
  /** Hears of every customer in the order in which their fate is settled. */
  readonly settled: (life: Life) => void;
  /** The router's own options, for instance a journal to keep or another matcher. */
  readonly router?: Pick<RouterOptions, 'journal' | 'match' | 'checkInvariants'>;
}

export interface Played {
  /** Instant of the last thing that happened. */
  readonly endMs: number;
  readonly records: number;
}

/** A customer who is in the house. */
interface Present {
  readonly customer: Customer;
  /** Takes the giving-up off the agenda. */
  leaves: () => void;
  /** Offered in the instant of arrival. */
  atOnce: boolean;
}

/** Work an agent has accepted. It stands still while set aside. */
interface Task {
  readonly customer: Customer;
  leftMs: number;
  sinceMs: number;
  cancel: () => void;
}

/**
 * Plays a scenario once through the production router, in virtual time. Customers and agents are the only thing invented here: who is
 * offered what, when and in which order is the router's doing. The same scenario and chance lead to the same journal.
 */
export async function play(scenario: Scenario, { chance, settled, router: options = {} }: PlayOptions): Promise<Played> {
  const clock = virtualClock(scenario.startMs);
  const router = await openRouter({ ...options, plan: scenario.plan, roster: scenario.roster, clock, trusted: true });
  const house = openHouse({ scenario, clock, router, chance, settled });
  await runAgenda({ clock, agenda: house.agenda, ...(scenario.endMs === null ? {} : { toMs: scenario.endMs }) });
  house.close();
  const played = { endMs: clock.nowMs(), records: router.head.seq };
  await router.close();
  return played;
}

interface House {
  readonly agenda: Agenda;
  close(): void;
}

interface Building extends Pick<PlayOptions, 'chance' | 'settled'> {
  readonly scenario: Scenario;
  readonly clock: VirtualClock;
  readonly router: Router;
}

function openHouse({ scenario, clock, router, chance, settled }: Building): House {
  const agenda = openAgenda();
  const streamOf = openStreams(chance);
  const respond = responses(scenario.manners, streamOf);
  const present = new Map<string, Present>();
  const tasks = new Map<string, Task>();
  const command = commander(router);

  const settle = (who: Present, outcome: Life['outcome'], waitedMs: number): void => {
    who.leaves();
    present.delete(who.customer.id);
    settled({ customer: who.customer, outcome, waitedMs, queued: !who.atOnce && outcome !== 'rejected', ...NOBODY });
  };

  function heard(event: Event, atMs: number): void {
    switch (event.type) {
      case 'offer.made': {
        const who = present.get(event.contact);
        if (who !== undefined && atMs === who.customer.arrivalMs) who.atOnce = true;
        const { what, afterMs } = respond();
        // At or after its end an offer is over: who answers as late as that has missed it.
        if (what === 'miss' || atMs + afterMs >= event.dueMs) return;
        const offer = event.offer;
        const answer: UserCommand =
          what === 'accept' ? { type: 'offer.accept', offer } : { type: 'offer.reject', offer, reason: 'declined' };
        agenda.add({ atMs: atMs + afterMs, act: () => command.unlessLate(answer) });
        return;
      }
      case 'offer.accepted': {
        const who = present.get(event.contact);
        if (who === undefined) return;
        who.leaves();
        present.delete(event.contact);
        const { agent, hub, ring, language, preferredLanguage, waitedMs } = event;
        settled({
          customer: who.customer,
          outcome: 'answered',
          waitedMs,
          queued: !who.atOnce,
          agent,
          hub,
          ring,
          language,
          preferredLanguage,
        });
        begin(who.customer, atMs);
        return;
      }
      case 'assignment.suspended': {
        const task = tasks.get(event.contact);
        if (task === undefined) return;
        task.cancel();
        task.leftMs -= atMs - task.sinceMs;
        return;
      }
      case 'assignment.resumed': {
        const task = tasks.get(event.contact);
        if (task !== undefined) workOn(task, atMs);
        return;
      }
      case 'contact.released': {
        const task = tasks.get(event.contact);
        tasks.delete(event.contact);
        const wrapUpMs = task?.customer.wrapUpMs ?? 0;
        const offer = event.offer;
        const endsAtMs = Math.max(atMs + wrapUpMs, event.wrapUpEarliestMs);
        if (endsAtMs < event.wrapUpDueMs)
          agenda.add({ atMs: endsAtMs, act: () => command.unlessLate({ type: 'wrap-up.finish', offer, by: null }) });
        return;
      }
      case 'contact.abandoned':
      case 'contact.rejected': {
        const who = present.get(event.contact);
        if (who === undefined) return;
        settle(who, event.type === 'contact.rejected' ? 'rejected' : 'abandoned', atMs - who.customer.arrivalMs);
      }
    }
  }

  function begin(customer: Customer, atMs: number): void {
    const task: Task = { customer, leftMs: customer.handlingMs, sinceMs: atMs, cancel: () => undefined };
    tasks.set(customer.id, task);
    workOn(task, atMs);
  }

  function workOn(task: Task, atMs: number): void {
    const { id, demand, handlingMs } = task.customer;
    task.sinceMs = atMs;
    const release: UserCommand = {
      type: 'contact.release',
      tenant: demand.tenant,
      contact: id,
      disposition: null,
      talkMs: handlingMs,
      holdMs: null,
    };
    task.cancel = agenda.add({ atMs: atMs + task.leftMs, act: () => command.must(release) });
  }

  /** One arrival at a time is on the agenda: the next customer is drawn when the one before comes in. */
  const coming = customers(scenario.demand, streamOf);
  function awaitNext(): void {
    const { value: customer, done } = coming.next();
    if (done === true) return;
    agenda.add({
      atMs: customer.arrivalMs,
      act: () => {
        arrive(customer);
        awaitNext();
      },
    });
  }

  function arrive(customer: Customer): void {
    const { id, demand, arrivalMs, patienceMs } = customer;
    const who: Present = { customer, leaves: () => undefined, atOnce: false };
    present.set(id, who);
    const givesUp: UserCommand = { type: 'contact.abandon', tenant: demand.tenant, contact: id };
    if (patienceMs !== null) who.leaves = agenda.add({ atMs: arrivalMs + patienceMs, act: () => command.must(givesUp) });
    command.must(enqueue(customer));
  }

  router.subscribe(({ atMs, events }) => {
    for (const event of events) heard(event, atMs);
  });
  planShifts(scenario.shifts, command, agenda, clock);
  awaitNext();

  return {
    agenda,
    close: () => {
      for (const who of [...present.values()]) settle(who, 'unserved', clock.nowMs() - who.customer.arrivalMs);
    },
  };
}

const NOBODY = { agent: null, hub: null, ring: null, language: null, preferredLanguage: null } as const;

const enqueue = ({ id, demand }: Customer): UserCommand => ({
  type: 'contact.enqueue',
  tenant: demand.tenant,
  contact: id,
  queue: demand.queue,
  channel: demand.channel,
  languages: (demand.languages ?? []).map((tag) => ({ tag, exact: false })),
  skills: [...(demand.skills ?? [])],
  residency: null,
  customer: null,
  priority: demand.priority ?? 0,
  band: demand.band ?? null,
  attributes: {},
  adapter: null,
});
