import type { Event } from '@signalbox/engine';
import type { Chance } from '../../chance/index.js';
import type { DrawnTrial, Trial } from '../../scenario/index.js';
import type { AuditedRecord } from '../auditor.js';
import { openBook, type RecountedOfContacts, type RecountedOfWork } from './book.js';
import { type Case, opensCases } from './cases.js';
import { type AgentField, openAgentCount } from './count-agents.js';
import { openPartCount } from './count-parts.js';
import { countPlannedAgain, type PlannedField } from './count-planned.js';
import { openPresenceCount, type PresenceField } from './count-presence.js';
import { openWaitCount } from './count-waits.js';
import { falseAlerts } from './false-alerts.js';
import { openPlans } from './plans.js';
import { openSums, type Sums } from './sums.js';
import { windowOf } from './window.js';

export type RecountedOfStaff = RecountedOfWork | AgentField | PresenceField | PlannedField;
export type Recount = ReturnType<typeof openRecount>;

/**
 * Counts a run again from its commands and events. Of the scenario it knows what counts, the first plan, and the limit that customers are
 * promised; and where nothing else tells, what the scenario states: who was planned to work and what that costs, and which alerts are false.
 */
export function openRecount(trial: Trial, { scenario, staff }: DrawnTrial, chance: Chance) {
  const window = windowOf(trial);
  const plans = openPlans(scenario.plan);
  const bots = new Set(scenario.roster.agents.filter(({ kind }) => kind === 'bot').map(({ id }) => id));
  const book = openBook(window, plans, (agent) => bots.has(agent));
  const opens = opensCases(trial, window, plans);
  const waiting = openWaitCount(book);
  const parts = openPartCount(book, falseAlerts(trial, chance), waiting.waits);
  const time = openSums<AgentField>();
  const agents = openAgentCount(window, time);
  const presence = openSums<PresenceField>();
  const shifts = openPresenceCount(trial, window, presence);
  let planned = openSums<PlannedField>();
  const cases = new Map<string, Case>();

  function come({ command, events, atMs }: AuditedRecord): void {
    if (command.type !== 'contact.enqueue' || cases.has(command.contact)) return;
    const own = events.filter((event) => 'contact' in event && event.contact === command.contact);
    if (own.length === 0) return;
    const queued = own.find((event) => event.type === 'contact.queued');
    const one = opens(command, queued, atMs);
    cases.set(command.contact, one);
    waiting.come(one);
  }

  function hear(event: Event, atMs: number): void {
    plans.take(event, atMs);
    agents.take(event, atMs);
    const one = 'contact' in event ? cases.get(event.contact) : undefined;
    if (one === undefined) return;
    parts.take(one, event, atMs);
    if (one.waits) waiting.take(one, event, atMs);
  }

  const ofStaff = (): readonly Sums<RecountedOfStaff>[] => [book.work, time, presence, planned] as readonly Sums<RecountedOfStaff>[];

  return {
    take(record: AuditedRecord): void {
      shifts.take(record.command, record.atMs);
      come(record);
      for (const event of record.events) hear(event, record.atMs);
    },
    close(endMs: number): void {
      parts.close(cases.values(), endMs);
      for (const one of cases.values()) if (one.waits) waiting.close(one, endMs);
      // Where nothing more happens before the end of what counts, agents are there until then all the same.
      const lastMs = Math.max(endMs, trial.toMs);
      agents.close(lastMs);
      shifts.close(lastMs);
      planned = countPlannedAgain(trial, window, plans, staff);
    },
    contacts: {
      of: (name: string, interval: number | null, field: RecountedOfContacts): number => book.contacts.of(name, interval, field),
      names: book.contacts.names,
    },
    staff: {
      of: (name: string, interval: number | null, field: RecountedOfStaff): number =>
        ofStaff().reduce((sum, sums) => sum + sums.of(name, interval, field), 0),
      names: (): ReadonlySet<string> => new Set(ofStaff().flatMap((sums) => [...sums.names()])),
    },
    waits: waiting.waits,
    handedInWaits: parts.waits,
    fairness: agents.fairness,
    groupsThere: agents.groupsThere,
    ...waiting.tallies,
  };
}
