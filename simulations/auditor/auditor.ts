import type { Command, ContactId, Event, EventOf, Plan, Roster } from '@signalbox/engine';
import { openAbsence } from './absence.js';
import { openLeases } from './leases.js';
import { wrongWith } from './offered.js';
import { isOverfull, openPeople, type Person } from './people.js';
import { type AuditedQueue, openQueueCounts } from './queue-counts.js';
import { come, moved, parked, returned, type Waiting } from './waiting.js';

/** Something that should not have happened. */
export interface Finding {
  readonly seq: number;
  readonly atMs: number;
  readonly contact: ContactId;
  readonly what: string;
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
  /** Contacts that come back later: not in line, and not to be offered. */
  const aside = new Map<number, Waiting>();
  const offered = new Map<string, Waiting>();
  const owned = new Map<number, Owned>();
  const counts = openQueueCounts();
  const findings: Finding[] = [];
  const absence = openAbsence(people);
  const leases = openLeases(plan);
  /** Contacts that the command of the record brings. */
  const brought = new Set<string>();

  function offer(event: EventOf<'offer.made'>, found: (what: string) => void, atMs: number): void {
    const contact = waiting.get(event.ordinal);
    const person = people.get(event.agent);
    if (contact === undefined) return found('is offered though it does not wait');
    if (person === undefined) return found(`is offered to ${event.agent}, who is not in the roster`);
    for (const wrong of wrongWith(event, contact, person, waiting.values(), plan, atMs)) found(wrong);
    offered.set(event.offer, contact);
    contact.offers++;
  }

  /** An offer ended without being accepted. */
  function unanswered(offer: string): void {
    const contact = offered.get(offer);
    offered.delete(offer);
    if (contact !== undefined) contact.offers--;
  }

  function accept(event: EventOf<'offer.accepted'>, found: (what: string) => void, atMs: number): void {
    const contact = offered.get(event.offer);
    if (contact === undefined) return found('is accepted without an offer');
    if (owned.has(event.ordinal)) found(`is taken by ${event.agent} though ${owned.get(event.ordinal)?.agent} has it`);
    offered.delete(event.offer);
    waiting.delete(event.ordinal);
    counts.answered(contact, atMs);
    const { offer: id, agent } = event;
    owned.set(event.ordinal, { waiting: contact, offer: id, agent, answeredAtMs: atMs, setAsideAtMs: null, setAsideMs: 0 });
  }

  function release(event: EventOf<'contact.released'>, found: (what: string) => void, atMs: number): void {
    const own = owned.get(event.ordinal);
    if (own === undefined || own.agent !== event.agent) return found(`is released by ${event.agent}, who does not have it`);
    owned.delete(event.ordinal);
    counts.released(own.waiting.queue, atMs - own.answeredAtMs - own.setAsideMs);
  }

  function gone(ordinal: number, how: 'abandoned' | 'rejected' | 'withdrawn', found: (what: string) => void): void {
    const contact = waiting.get(ordinal) ?? aside.get(ordinal);
    if (contact === undefined) return found(`is ${how} though it does not wait`);
    waiting.delete(ordinal);
    aside.delete(ordinal);
    counts.gone(contact, how);
  }

  /** A contact waits again, in the queue that the event names. */
  function again(event: EventOf<'contact.moved'>, atMs: number): void {
    const waited = waiting.get(event.ordinal);
    const before = waited ?? owned.get(event.ordinal)?.waiting;
    if (before === undefined) return;
    const letGo = owned.delete(event.ordinal);
    waiting.delete(event.ordinal);
    waiting.set(event.ordinal, moved(before, event, letGo, atMs));
    counts.moved(waited?.queue ?? null, event.queue, letGo);
  }

  /** Not to be offered until a time, an answer or a signal; an agent who had it has let go of it. */
  function park(event: EventOf<'contact.parked'>, found: (what: string) => void): void {
    const { ordinal } = event;
    const before = waiting.get(ordinal) ?? owned.get(ordinal)?.waiting ?? aside.get(ordinal);
    if (before === undefined) return found('is set aside though nobody brought it');
    const letGo = owned.delete(ordinal);
    waiting.delete(ordinal);
    aside.set(ordinal, parked(before, event, letGo));
    if (letGo) counts.moved(null, before.queue, false);
  }

  function comeBack(event: EventOf<'contact.returned'>, found: (what: string) => void): void {
    const before = aside.get(event.ordinal);
    if (before === undefined) return found('is back though it was not set aside');
    aside.delete(event.ordinal);
    waiting.set(event.ordinal, returned(before, event));
  }

  function take(event: Event, found: (what: string) => void, atMs: number): void {
    switch (event.type) {
      case 'contact.queued':
        if (!brought.has(event.contact)) found('has come though nobody brought it');
        waiting.set(event.ordinal, come(event, atMs));
        counts.came(event.queue);
        return;
      case 'ring.opened': {
        const contact = waiting.get(event.ordinal);
        contact?.steps.add(event.step);
        if (contact !== undefined) contact.band = event.band;
        return;
      }
      case 'contact.rejected':
        if (waiting.has(event.ordinal)) return gone(event.ordinal, 'rejected', found);
        counts.turnedAway(event.queue);
        return;
      case 'contact.moved':
        return again(event, atMs);
      case 'contact.parked':
        return park(event, found);
      case 'contact.returned':
        return comeBack(event, found);
      case 'contact.exhausted':
        if (!owned.delete(event.ordinal)) found('has been called for the last time by nobody');
        return;
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
      if (command.type === 'contact.enqueue') brought.add(command.contact);
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
      brought.clear();
    },
    findings: () => findings,
    queues: counts.all,
  };
}

/** Whether contacts of a channel may interrupt others. */
const interrupts = (channel: string, plan: Plan): boolean =>
  Object.values(plan.channels).some(({ interruptibleBy }) => interruptibleBy.includes(channel));
