import type { Command, ContactId, Event, Plan, Roster } from '@signalbox/engine';
import { openAbsence } from './absence.js';
import { openLeases } from './leases.js';
import { overtaken } from './order.js';
import { isOverfull, openPeople, type Person } from './people.js';
import { objection, type Waiting } from './wants.js';

/** Something that should not have happened. */
export interface Finding {
  readonly seq: number;
  readonly atMs: number;
  readonly contact: ContactId;
  readonly what: string;
}

/** Counts of a queue; `arrived + movedIn = answered + abandoned + rejected + withdrawn + movedOut + waiting`. Durations in milliseconds. */
export interface AuditedQueue {
  arrived: number;
  /** Transferred to it by an agent elsewhere, moved by hand, or taken back from its owner. */
  movedIn: number;
  movedOut: number;
  answered: number;
  abandoned: number;
  rejected: number;
  withdrawn: number;
  waiting: number;
  /** Sum of waits until the answer, of those answered; for a contact an agent had before, since that agent let go of it. */
  waitedAnsweredMs: number;
  /** Contacts that an agent let go of and that waited here for the next. */
  handedIn: number;
  /** How long each of these waited until the next agent took it, in the order in which they were taken. */
  handedInWaitsMs: number[];
  /** From answer to release, excluding time set aside. */
  talkMs: number;
  released: number;
}

/** The parts of a record the auditor needs. */
export interface AuditedRecord {
  readonly seq: number;
  readonly atMs: number;
  readonly command: Command;
  readonly events: readonly Event[];
}

export interface Auditor {
  take(record: AuditedRecord): void;
  findings(): readonly Finding[];
  queues(): ReadonlyMap<string, Readonly<AuditedQueue>>;
}

interface Owned {
  readonly waiting: Waiting;
  readonly offer: string;
  readonly agent: string;
  readonly answeredAtMs: number;
  setAsideAtMs: number | null;
  setAsideMs: number;
}

/**
 * Judges a run from its records: contacts are offered only to agents who may have them, in the order of the plan; nobody gets more than
 * their capacity; a contact has one owner; every arrival is accounted for. It has its own notion of all this and imports none of the
 * router's. One plan and roster for the whole run; changes by supervisors are not followed.
 */
export function openAuditor(plan: Plan, roster: Roster): Auditor {
  const people = openPeople(roster);
  const waiting = new Map<number, Waiting>();
  const offered = new Map<string, Waiting>();
  const owned = new Map<number, Owned>();
  const queues = new Map<string, AuditedQueue>();
  const findings: Finding[] = [];
  const absence = openAbsence(people);
  const leases = openLeases(plan);
  const awaited = { asked: new Set<string>() };

  const queueOf = (id: string): AuditedQueue => {
    const known = queues.get(id) ?? noCounts();
    queues.set(id, known);
    return known;
  };

  function offer(event: Extract<Event, { type: 'offer.made' }>, found: (what: string) => void, atMs: number): void {
    const contact = waiting.get(event.ordinal);
    const person = people.get(event.agent);
    if (contact === undefined) return found('is offered though it does not wait');
    if (person === undefined) return found(`is offered to ${event.agent}, who is not in the roster`);
    if (!person.signedIn || !person.ready) found(`is offered to ${event.agent}, who is not ready`);
    if (person.readyFor !== null && !person.readyFor.includes(event.channel)) found(`is offered to ${event.agent}, not ready for it`);
    if (person.desks.size === 0) found(`is offered to ${event.agent}, who has no desk`);
    const against = objection(contact, person.profile, plan, atMs);
    if (against !== undefined && event.origin === 'routing') found(`is offered to ${event.agent}, who ${against}`);
    const earlier = event.origin === 'routing' ? overtaken(contact, person, waiting.values(), plan, atMs) : undefined;
    if (earlier !== undefined) found(`is offered to ${event.agent} before ${earlier.contact}, who was there first`);
    offered.set(event.offer, contact);
    contact.offers++;
  }

  /** An offer ended without being accepted. */
  function unanswered(offer: string): void {
    const contact = offered.get(offer);
    offered.delete(offer);
    if (contact !== undefined) contact.offers--;
  }

  function accept(event: Extract<Event, { type: 'offer.accepted' }>, found: (what: string) => void, atMs: number): void {
    const contact = offered.get(event.offer);
    if (contact === undefined) return found('is accepted without an offer');
    if (owned.has(event.ordinal)) found(`is taken by ${event.agent} though ${owned.get(event.ordinal)?.agent} has it`);
    offered.delete(event.offer);
    waiting.delete(event.ordinal);
    const counts = queueOf(contact.queue);
    counts.answered++;
    counts.waiting--;
    counts.waitedAnsweredMs += atMs - contact.sinceMs;
    if (contact.handedIn !== null) queueOf(contact.handedIn.queue).handedInWaitsMs.push(atMs - contact.handedIn.atMs);
    const { offer: id, agent } = event;
    owned.set(event.ordinal, { waiting: contact, offer: id, agent, answeredAtMs: atMs, setAsideAtMs: null, setAsideMs: 0 });
  }

  function release(event: Extract<Event, { type: 'contact.released' }>, found: (what: string) => void, atMs: number): void {
    const own = owned.get(event.ordinal);
    if (own === undefined || own.agent !== event.agent) return found(`is released by ${event.agent}, who does not have it`);
    owned.delete(event.ordinal);
    const counts = queueOf(own.waiting.queue);
    counts.released++;
    counts.talkMs += atMs - own.answeredAtMs - own.setAsideMs;
  }

  function gone(ordinal: number, how: 'abandoned' | 'rejected' | 'withdrawn', found: (what: string) => void): void {
    const contact = waiting.get(ordinal);
    if (contact === undefined) return found(`is ${how} though it does not wait`);
    waiting.delete(ordinal);
    queueOf(contact.queue)[how]++;
    queueOf(contact.queue).waiting--;
  }

  /** A contact waits again, in the queue that the event names. */
  function again(event: Extract<Event, { type: 'contact.moved' }>, atMs: number): void {
    const before = waiting.get(event.ordinal) ?? owned.get(event.ordinal)?.waiting;
    if (before === undefined) return;
    const { queue, requirement, band, rankAtMs, openSteps } = event;
    const letGo = owned.has(event.ordinal);
    if (waiting.delete(event.ordinal)) {
      queueOf(before.queue).movedOut++;
      queueOf(before.queue).waiting--;
    }
    owned.delete(event.ordinal);
    const handedIn = letGo ? { queue, atMs } : before.handedIn;
    if (letGo) queueOf(queue).handedIn++;
    const asks = JSON.stringify(requirement);
    const place = { queue, requirement, asks, band, rankAtMs, sinceMs: atMs, steps: new Set(openSteps), keptUntilMs: 0, offers: 0 };
    waiting.set(event.ordinal, { ...before, ...place, handedIn, skips: new Map(event.skip.map(({ agent, untilMs }) => [agent, untilMs])) });
    queueOf(queue).movedIn++;
    queueOf(queue).waiting++;
  }

  function take(event: Event, found: (what: string) => void, atMs: number): void {
    switch (event.type) {
      case 'contact.queued': {
        if (!awaited.asked.has(event.contact)) found('has come though nobody brought it');
        const { contact, ordinal, channel, tenant, queue, requirement, band, rankAtMs } = event;
        const kept = event.affinity?.mode === 'reserve' ? event.affinity.untilMs : 0;
        waiting.set(ordinal, {
          ...{ contact, ordinal, channel, tenant, queue, requirement, band, rankAtMs, sinceMs: atMs },
          ...{ asks: JSON.stringify(requirement), keptUntilMs: kept, offers: 0, skips: new Map(), steps: new Set([0]), handedIn: null },
        });
        queueOf(queue).arrived++;
        queueOf(queue).waiting++;
        return;
      }
      case 'ring.opened': {
        const contact = waiting.get(event.ordinal);
        contact?.steps.add(event.step);
        if (contact !== undefined) contact.band = event.band;
        return;
      }
      case 'contact.rejected':
        if (waiting.has(event.ordinal)) return gone(event.ordinal, 'rejected', found);
        queueOf(event.queue).arrived++;
        queueOf(event.queue).rejected++;
        return;
      case 'contact.moved':
        return again(event, atMs);
      case 'contact.abandoned':
        return gone(event.ordinal, 'abandoned', found);
      case 'contact.withdrawn':
        return gone(event.ordinal, 'withdrawn', found);
      case 'offer.made':
        return offer(event, found, atMs);
      case 'offer.accepted':
        return accept(event, found, atMs);
      case 'offer.rejected':
      case 'offer.expired':
      case 'offer.failed':
        offered.get(event.offer)?.skips.set(event.agent, event.skipUntilMs);
        return unanswered(event.offer);
      case 'offer.revoked':
        return unanswered(event.offer);
      case 'contact.released':
        return release(event, found, atMs);
      case 'assignment.suspended': {
        const own = owned.get(event.ordinal);
        if (own !== undefined) own.setAsideAtMs = atMs;
        return;
      }
      case 'assignment.resumed': {
        const own = owned.get(event.ordinal);
        if (own?.setAsideAtMs == null) return;
        own.setAsideMs += atMs - own.setAsideAtMs;
        own.setAsideAtMs = null;
      }
    }
  }

  return {
    take({ seq, atMs, command, events }) {
      const touched = new Set<Person>();
      if (command.type === 'contact.enqueue') awaited.asked.add(command.contact);
      for (const event of events) {
        const found = (what: string): void => {
          findings.push({ seq, atMs, contact: 'contact' in event ? event.contact : '', what });
        };
        take(event, found, atMs);
        leases.take(event, atMs);
        const wrong = absence.take(event, atMs);
        if (wrong !== undefined) found(wrong);
        const person = people.take(event);
        if (person !== undefined) touched.add(person);
      }
      for (const person of touched) {
        const interrupting = [...person.load.keys()].some((id) => offered.has(id) && interrupts(offered.get(id)?.channel ?? '', plan));
        if (isOverfull(person, interrupting))
          findings.push({ seq, atMs, contact: '', what: `${person.profile.id} has more in hand than fits` });
      }
      for (const what of [...absence.closes(), ...leases.closes(atMs)]) findings.push({ seq, atMs, contact: '', what });
      awaited.asked.clear();
    },
    findings: () => findings,
    queues: () => queues,
  };
}

const noCounts = (): AuditedQueue => ({
  ...{ arrived: 0, movedIn: 0, movedOut: 0, answered: 0, abandoned: 0, rejected: 0, withdrawn: 0, waiting: 0 },
  ...{ waitedAnsweredMs: 0, handedIn: 0, handedInWaitsMs: [], talkMs: 0, released: 0 },
});

/** Whether contacts of a channel may interrupt others. */
const interrupts = (channel: string, plan: Plan): boolean =>
  Object.values(plan.channels).some(({ interruptibleBy }) => interruptibleBy.includes(channel));
