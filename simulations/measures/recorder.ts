import type { Event } from '@signalbox/engine';
import type { Customer, HandedOn, Handled, Life } from '../play/index.js';
import { type DrawnStaff, NO_LANGUAGE, type Trial } from '../scenario/index.js';
import { countAgentsTime } from './agents-time.js';
import { fairnessOf } from './fairness.js';
import { type Kind, kindsOf } from './kinds.js';
import { countLeft, type LeftOnHold } from './left-on-hold.js';
import { once } from './once.js';
import { countPlanned } from './planned-time.js';
import {
  ALL,
  add,
  type By,
  CONTACT_FIELDS,
  type ContactField,
  openTable,
  type Row,
  rowOf,
  STAFF_FIELDS,
  type StaffField,
  type Table,
} from './table.js';
import { openWaits, type Waits } from './waits.js';

/** Everything counted in one replication. Plain data that can be sent to another thread. */
export interface Measured {
  readonly contacts: Table<ContactField>;
  readonly staff: Table<StaffField>;
  /** Waits of customers until the first answer. */
  readonly waits: Map<By, Map<string, Waits>>;
  /** Waits of transferred contacts until the next agent took them, by the queue they were transferred to. */
  readonly handedInWaits: Map<By, Map<string, Waits>>;
  /** Answered contacts by queue and answering hub: `queue|hub`. */
  readonly flows: Map<string, number>;
  /** Answered contacts by the language asked for first and the one served: `fr|en`. */
  readonly languages: Map<string, number>;
  /** Answered contacts by ring. */
  readonly rings: Map<string, number>;
  /** Jain's index of the occupancy of a group's agents: 1 if all have the same, 1/n if one does everything. */
  readonly fairness: Map<string, number>;
  /** Whom closings left on hold that the plan says nothing about. */
  readonly leftOnHold: readonly LeftOnHold[];
}

export interface Recorder {
  settled(life: Life): void;
  handled(part: Handled): void;
  handedOn(wait: HandedOn): void;
  recorded(record: { readonly atMs: number; readonly events: readonly Event[] }): void;
  /** Everything counted; `endMs` is the end of the run. */
  measured(endMs: number): Measured;
}

/** Counts one replication; keeps sums and histograms, never customers who have gone. */
export function openRecorder(trial: Trial, drawn: readonly DrawnStaff[]): Recorder {
  const { startMs, countFromMs, toMs, intervalMs } = trial;
  const intervals = Math.ceil((toMs - countFromMs) / intervalMs);
  const contacts = openTable(CONTACT_FIELDS, intervals);
  const staff = openTable(STAFF_FIELDS, intervals);
  const waits = openWaits();
  const handedInWaits = openWaits();
  const counted = { flows: new Map<string, number>(), languages: new Map<string, number>(), rings: new Map<string, number>() };
  countPlanned(staff, trial, drawn);
  const time = countAgentsTime(staff, trial);
  const left = countLeft(trial);
  const kindOf = kindsOf(trial, { contacts, waits, handedInWaits });
  const bots = new Set(trial.roster.agents.flatMap(({ id, kind }) => (kind === 'bot' ? [id] : [])));

  // Customers already waiting at the start count from the first interval on, unless there is a warm-up.
  const fromMs = countFromMs === startMs ? Number.NEGATIVE_INFINITY : countFromMs;
  const counts = ({ arrivalMs }: Customer): boolean => arrivalMs >= fromMs && arrivalMs < toMs;
  const intervalAt = (atMs: number): number => Math.max(0, Math.floor((atMs - countFromMs) / intervalMs));

  function answered(life: Life, kind: Kind, put: (field: ContactField, amount?: number) => void): void {
    const { language } = kind;
    const limit = kind.limitAt(life.customer.arrivalMs);
    for (const wait of kind.waits) wait(life.waitedMs);
    put('waitedAnsweredMs', life.waitedMs);
    if (life.agent !== null && bots.has(life.agent)) put('answeredByBots');
    if (!limit.resolves && (limit.withinMs === null ? life.withinTarget : life.waitedMs <= limit.withinMs)) put('within');
    if (language !== null) {
      put('namedLanguage');
      if (life.language === language) put('preferred');
      count(counted.languages, kind.served.of(life.language ?? NO_LANGUAGE));
    }
    const { belongsTo } = life.customer;
    if (belongsTo !== null) {
      put('owned');
      if (life.agent === belongsTo.owner) put('byOwner');
      else if (belongsTo.deputies.some((deputy) => deputy === life.agent)) put('byDeputy');
    }
    put('ring', life.ring ?? 0);
    if ((life.ring ?? 0) > 0) put('laterRing');
    count(counted.rings, ringNames.of(life.ring ?? 0));
    count(counted.flows, kind.flows.of(life.hub));
    if (life.atMs < toMs) add(staff, staffRows(life.agent, life.hub), intervalAt(life.atMs), 'answered');
  }

  const ringNames = once((ring: number) => String(ring));
  const rowsByAgent = new Map<string, { readonly hub: string | null; readonly rows: readonly Row[] }>();

  /** An agent's rows are the same for each contact, until the agent is moved to another hub. */
  function staffRows(agent: string | null, hub: string | null): readonly Row[] {
    const known = rowsByAgent.get(agent ?? '');
    if (known !== undefined && known.hub === hub) return known.rows;
    const rows = [
      rowOf(staff, 'group', time.byAgent.get(agent ?? '')?.group ?? NO_LANGUAGE),
      rowOf(staff, 'hub', hub ?? NO_LANGUAGE),
      rowOf(staff, 'all', ALL),
    ];
    rowsByAgent.set(agent ?? '', { hub, rows });
    return rows;
  }

  return {
    settled(life) {
      const { customer, outcome, waitedMs } = life;
      if (!counts(customer)) return;
      left.settled(life);
      const kind = kindOf(customer);
      const interval = intervalAt(customer.arrivalMs);
      const put = (field: ContactField, amount = 1): void => add(contacts, kind.rows, interval, field, amount);
      put('arrived');
      put(outcome);
      put('waitedMs', waitedMs);
      if (life.dialled > 0) {
        put('dialled', life.dialled);
        if (outcome === 'answered') put('reached');
        put('dialledOnSignal', life.dialledOnSignal);
        if (life.reachedOnSignal) put('reachedOnSignal');
      }
      if (life.queued) put('queued');
      if (customer.attempt > 1) put('triedAgain');
      if (customer.repeated && customer.attempt === 1) put('repeated');
      if (life.short) put('shortAbandoned');
      if (life.foundClosed) put('foundClosed');
      if (outcome === 'abandoned' && waitedMs <= kind.limitAt(customer.arrivalMs).goneWithinMs) put('goneWithin');
      if (outcome === 'answered') answered(life, kind, put);
    },
    handled({ customer, agent, hub, releasedMs, talkMs, wrapUpMs, handedOn, withinTarget }) {
      if (releasedMs >= countFromMs && releasedMs < toMs) {
        const rows = staffRows(agent, hub);
        const interval = intervalAt(releasedMs);
        add(staff, rows, interval, 'handled');
        add(staff, rows, interval, 'talkMs', talkMs);
        add(staff, rows, interval, 'wrapUpMs', wrapUpMs);
      }
      if (!counts(customer)) return;
      const { rows, limitAt } = kindOf(customer);
      const interval = intervalAt(customer.arrivalMs);
      add(contacts, rows, interval, 'handled');
      add(contacts, rows, interval, 'talkMs', talkMs);
      add(contacts, rows, interval, 'wrapUpMs', wrapUpMs);
      if (bots.has(agent)) add(contacts, rows, interval, handedOn ? 'handedOff' : 'contained');
      if (handedOn) add(contacts, rows, interval, 'handedOn');
      else if (customer.falseAlert) add(contacts, rows, interval, 'falseAlerts');
      if (limitAt(customer.arrivalMs).resolves && withinTarget && !handedOn) add(contacts, rows, interval, 'within');
    },
    handedOn(wait) {
      const { customer, queue, outcome, waitedMs, atMs, by } = wait;
      if (!counts(customer)) return;
      left.handedOn(wait);
      const { rows, waits, judged } = kindOf(customer).handedIn.of(queue);
      const interval = intervalAt(customer.arrivalMs);
      add(contacts, rows, interval, 'handedIn');
      const put = (field: ContactField, amount = 1): void => add(contacts, judged.rows, interval, field, amount);
      put('arrived');
      put(outcome);
      put('waitedMs', waitedMs);
      if (waitedMs > 0) put('queued');
      if (by !== null) {
        put('waitedAnsweredMs', waitedMs);
        if (waitedMs <= judged.limitAt(customer.arrivalMs)) put('within');
        put('ring', by.ring);
        if (by.ring > 0) put('laterRing');
        for (const wait of judged.waits) wait(waitedMs);
      }
      if (outcome === 'abandoned') add(contacts, rows, interval, 'handedInAbandoned');
      if (outcome !== 'answered') return;
      add(contacts, rows, interval, 'handedInTaken');
      add(contacts, rows, interval, 'waitedHandedInMs', waitedMs);
      for (const wait of waits) wait(waitedMs);
      if (by !== null && atMs < toMs) add(staff, staffRows(by.agent, by.hub), intervalAt(atMs), 'takenOver');
    },
    recorded({ atMs, events }) {
      for (const event of events) time.take(event, atMs);
    },
    measured(endMs) {
      // The last thing may happen before the end of what counts; agents who are there stay until then.
      time.settle(Math.max(endMs, toMs));
      return {
        contacts,
        staff,
        waits: waits.told(),
        handedInWaits: handedInWaits.told(),
        ...counted,
        fairness: fairnessOf(time.byAgent),
        leftOnHold: left.told(),
      };
    },
  };
}

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
