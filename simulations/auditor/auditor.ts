import type { Command, ContactId, Event, Plan, Roster } from '@signalbox/engine';
import { openAbsence } from './absence.js';
import { openContacts } from './contacts.js';
import { openLeases } from './leases.js';
import { isOverfull, openPeople, type Person } from './people.js';
import { type AuditedQueue, openQueueCounts } from './queue-counts.js';

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

/**
 * Judges a run from its records: contacts are offered only to agents who may have them, in the order of the plan; nobody gets more than
 * their capacity; a contact has one owner; every arrival is accounted for. It has its own notion of all this and imports none of the
 * router's. One plan and roster for the whole run; changes by supervisors are not followed.
 */
export function openAuditor(plan: Plan, roster: Roster): Auditor {
  const people = openPeople(roster);
  const counts = openQueueCounts();
  const contacts = openContacts(plan, people, counts);
  const absence = openAbsence(people);
  const leases = openLeases(plan);
  const findings: Finding[] = [];

  return {
    take({ seq, atMs, command, events }) {
      const touched = new Set<Person>();
      const brought = command.type === 'contact.enqueue' ? command.contact : null;
      for (const event of events) {
        const found = (what: string): void => {
          findings.push({ seq, atMs, contact: 'contact' in event ? event.contact : '', what });
        };
        if (event.type === 'contact.queued' && event.contact !== brought) found('has come though nobody brought it');
        contacts.take(event, found, atMs);
        leases.take(event, atMs);
        const wrong = absence.take(event, atMs);
        if (wrong !== undefined) found(wrong);
        const person = people.take(event);
        if (person !== undefined) touched.add(person);
      }
      for (const person of touched) {
        const interrupting = [...person.load.keys()].some((offer) => interrupts(contacts.offered(offer)?.channel, plan));
        if (isOverfull(person, interrupting))
          findings.push({ seq, atMs, contact: '', what: `${person.profile.id} has more in hand than fits` });
      }
      for (const what of [...absence.closes(), ...leases.closes(atMs)]) findings.push({ seq, atMs, contact: '', what });
    },
    findings: () => findings,
    queues: counts.all,
  };
}

/** Whether contacts of a channel may interrupt others. */
const interrupts = (channel: string | undefined, plan: Plan): boolean =>
  channel !== undefined && Object.values(plan.channels).some(({ interruptibleBy }) => interruptibleBy.includes(channel));
