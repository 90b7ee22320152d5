import type { Command, Event, Plan } from '@signalbox/engine';
import type { Trial } from '../../scenario/index.js';
import type { AuditedRecord } from '../auditor.js';
import { type AgentField, openAgentCount } from './count-agents.js';
import { openSums } from './sums.js';
import { windowOf } from './window.js';

/** What is counted again of customers; names as in the measures. */
export const RECOUNTED = [
  ...(['arrived', 'answered', 'abandoned', 'shortAbandoned', 'rejected', 'unserved', 'within', 'goneWithin', 'queued'] as const),
  ...(['waitedMs', 'waitedAnsweredMs', 'triedAgain', 'repeated', 'owned', 'byOwner', 'byDeputy', 'preferred', 'namedLanguage'] as const),
  ...([
    'foundClosed',
    'ring',
    'laterRing',
    'handled',
    'handedOn',
    'handedIn',
    'handedInTaken',
    'waitedHandedInMs',
    'talkMs',
    'wrapUpMs',
  ] as const),
] as const;
/** What is counted again of agents. */
export const RECOUNTED_STAFF = ['answered', 'handled', 'talkMs', 'wrapUpMs', 'staffedMs', 'readyMs', 'occupiedMs'] as const;

type Field = (typeof RECOUNTED)[number];
type StaffField = Exclude<(typeof RECOUNTED_STAFF)[number], AgentField>;
type Enqueue = Extract<Command, { type: 'contact.enqueue' }>;
type Enqueued = Pick<Enqueue, 'queue' | 'channel' | 'portfolio'>;

/** One customer from the arrival on. */
interface Case {
  readonly asked: Enqueued;
  readonly language: string | null;
  readonly names: (queue: string) => readonly string[];
  readonly arrivalMs: number;
  readonly interval: number;
  /** Milliseconds to the answer (or to the end of the work) that are promised. */
  readonly promised: { readonly ms: number; readonly toEnd: boolean };
  atOnce: boolean;
  /** Waits for its first answer. */
  waits: boolean;
  /** Waits for the next agent, in a queue since an instant. */
  handedIn: { readonly queue: string; readonly sinceMs: number } | null;
  /** An agent's part, not yet wrapped up. */
  parts: Map<string, { acceptedMs: number; asideMs: number; asideSinceMs: number; endedMs: number; handedOn: boolean; hub: string }>;
}

/** Counts a run again from its commands and events alone; of the scenario it knows the plan, what counts, and the limit that customers are promised. */
export function openRecount(trial: Trial, plan: Plan) {
  const window = windowOf(trial);
  const contacts = openSums<Field>();
  const staff = openSums<StaffField>();
  const time = openSums<AgentField>();
  const agents = openAgentCount(window, time);
  const cases = new Map<string, Case>();
  const waits = new Map<string, number[]>();
  const handedInWaits = new Map<string, number[]>();
  const enter = (into: Map<string, number[]>, one: Case, queue: string, waitedMs: number): void => {
    for (const name of one.names(queue)) into.set(name, [...(into.get(name) ?? []), waitedMs]);
  };
  const inOrder = (of: Map<string, number[]>, name: string): readonly number[] => (of.get(name) ?? []).sort((one, other) => one - other);
  const tallies = { flows: new Map<string, number>(), languages: new Map<string, number>(), rings: new Map<string, number>() };
  const tally = (of: keyof typeof tallies, key: string): void => void tallies[of].set(key, (tallies[of].get(key) ?? 0) + 1);

  const policyOf = ({ queue, channel }: Enqueued) => plan.queues.find(({ id }) => id === queue)?.policies[channel];

  function open(command: Enqueue, language: string | null, arrivalMs: number): Case {
    const { queue, channel, tenant = plan.tenants[0] } = command;
    const stated = trial.targets.find(
      ({ of, withinMs }) =>
        withinMs !== null &&
        Object.entries({ queue, channel, tenant, language }).every(([name, own]) => (of[name as 'queue'] ?? own) === own),
    );
    const target = policyOf(command)?.target;
    const [, demand, step = '1'] = /^(.*)-\d+(?:\.step(\d+))?/.exec(command.contact) ?? [];
    const inSequence = trial.demand.some(({ name, next }) => name === demand && next != null);
    const steps = inSequence ? [`step ${demand} ${step}: ${channel}`] : [];
    return {
      asked: command,
      language,
      names: (at) => ['all all', `queue ${at}`, `channel ${channel}`, `language ${language ?? '–'}`, `tenant ${tenant}`, ...steps],
      arrivalMs,
      interval: window.intervalAt(arrivalMs),
      promised: { ms: stated?.withinMs ?? target?.withinMs ?? 0, toEnd: stated === undefined && target?.end === 'resolve' },
      ...{ atOnce: false, waits: true, handedIn: null, parts: new Map() },
    };
  }

  const put = (one: Case, field: Field, amount = 1, queue = one.asked.queue): void => {
    if (window.counts(one.arrivalMs)) contacts.add(one.names(queue), one.interval, field, amount);
  };

  /** The first wait is over. */
  function settle(one: Case, how: 'answered' | 'abandoned' | 'rejected' | 'unserved', atMs: number): void {
    one.waits = false;
    const waitedMs = atMs - one.arrivalMs;
    put(one, how);
    put(one, 'waitedMs', waitedMs);
    if (!one.atOnce && how !== 'rejected') put(one, 'queued');
    if (how === 'abandoned' && waitedMs < (policyOf(one.asked)?.shortAbandonMs ?? 0)) put(one, 'shortAbandoned');
    if (how === 'abandoned' && waitedMs <= one.promised.ms) put(one, 'goneWithin');
  }

  function answer(one: Case, { agent, hub, ring, language }: Extract<Event, { type: 'offer.accepted' }>, atMs: number): void {
    settle(one, 'answered', atMs);
    if (!window.counts(one.arrivalMs)) return;
    const waitedMs = atMs - one.arrivalMs;
    put(one, 'waitedAnsweredMs', waitedMs);
    if (!one.promised.toEnd && waitedMs <= one.promised.ms) put(one, 'within');
    if (one.language !== null) put(one, 'namedLanguage');
    if (one.language !== null && one.language === language) put(one, 'preferred');
    put(one, 'ring', ring);
    if (ring > 0) put(one, 'laterRing');
    const { portfolio } = one.asked;
    if (portfolio != null) put(one, 'owned');
    if (portfolio?.owner === agent) put(one, 'byOwner');
    else if (portfolio?.deputies.includes(agent) === true) put(one, 'byDeputy');
    tally('rings', String(ring));
    tally('flows', `${one.asked.queue}|${hub}`);
    if (one.language !== null) tally('languages', `${one.language}|${language ?? '–'}`);
    enter(waits, one, one.asked.queue, waitedMs);
    if (window.holds(atMs)) staff.add([`group ${window.groupOf(agent)}`, `hub ${hub}`, 'all all'], window.intervalAt(atMs), 'answered');
  }

  function takenAgain(one: Case, atMs: number): void {
    if (one.handedIn === null) return;
    const { queue, sinceMs } = one.handedIn;
    one.handedIn = null;
    put(one, 'handedInTaken', 1, queue);
    put(one, 'waitedHandedInMs', atMs - sinceMs, queue);
    if (window.counts(one.arrivalMs)) enter(handedInWaits, one, queue, atMs - sinceMs);
  }

  function wrappedUp(one: Case, { offer, agent }: Extract<Event, { type: 'wrap-up.finished' }>, atMs: number): void {
    const part = one.parts.get(offer);
    one.parts.delete(offer);
    if (part === undefined) return;
    const talkMs = part.endedMs - part.acceptedMs - part.asideMs;
    const wrapUpMs = atMs - part.endedMs;
    put(one, 'handled');
    put(one, 'talkMs', talkMs);
    put(one, 'wrapUpMs', wrapUpMs);
    if (part.handedOn) put(one, 'handedOn');
    else if (one.promised.toEnd && part.endedMs - one.arrivalMs <= one.promised.ms) put(one, 'within');
    if (!window.holds(part.endedMs)) return;
    const names = [`group ${window.groupOf(agent)}`, `hub ${part.hub}`, 'all all'];
    const interval = window.intervalAt(part.endedMs);
    staff.add(names, interval, 'handled');
    staff.add(names, interval, 'talkMs', talkMs);
    staff.add(names, interval, 'wrapUpMs', wrapUpMs);
  }

  function hear(event: Event, command: Command, atMs: number): void {
    if (!('contact' in event)) return;
    const newcomer = !cases.has(event.contact) && command.type === 'contact.enqueue';
    if (newcomer) {
      const language = event.type === 'contact.queued' ? (event.requirement.languages[0]?.language ?? null) : null;
      const one = open(command, language, atMs);
      cases.set(event.contact, one);
      put(one, 'arrived');
      const [, ...marks] = event.contact.split('~');
      if (Number(marks.at(-1)) > 1) put(one, 'triedAgain');
      else if (marks.includes('again')) put(one, 'repeated');
    }
    const one = cases.get(event.contact);
    if (one === undefined) return;
    const part = 'offer' in event && typeof event.offer === 'string' ? one.parts.get(event.offer) : undefined;
    switch (event.type) {
      case 'offer.made':
        one.atOnce ||= one.waits && atMs === one.arrivalMs;
        return;
      case 'offer.accepted':
        if (one.waits) answer(one, event, atMs);
        else takenAgain(one, atMs);
        one.parts.set(event.offer, { acceptedMs: atMs, asideMs: 0, asideSinceMs: 0, endedMs: atMs, handedOn: false, hub: event.hub });
        return;
      case 'contact.abandoned':
      case 'contact.rejected':
        if (!one.waits) return;
        if (event.type === 'contact.rejected' && event.because === 'queue-closed') put(one, 'foundClosed');
        settle(one, event.type === 'contact.rejected' ? 'rejected' : 'abandoned', atMs);
        return;
      case 'contact.moved':
        if (one.waits) return;
        one.handedIn = { queue: event.queue, sinceMs: atMs };
        put(one, 'handedIn', 1, event.queue);
        return;
      case 'assignment.suspended':
        if (part !== undefined) part.asideSinceMs = atMs;
        return;
      case 'assignment.resumed':
        if (part !== undefined) part.asideMs += atMs - part.asideSinceMs;
        return;
      case 'contact.released':
      case 'assignment.ended':
        if (part === undefined) return;
        part.endedMs = atMs;
        part.handedOn = event.type === 'assignment.ended';
        return;
      case 'wrap-up.finished':
        return wrappedUp(one, event, atMs);
    }
  }

  return {
    take({ atMs, command, events }: AuditedRecord): void {
      for (const event of events) {
        hear(event, command, atMs);
        agents.take(event, atMs);
      }
    },
    close(endMs: number): void {
      for (const one of cases.values()) if (one.waits) settle(one, 'unserved', endMs);
      agents.close(endMs);
    },
    contacts,
    staff: { of: (name: string, interval: number | null, field: (typeof RECOUNTED_STAFF)[number]) => ofStaff(name, interval, field) },
    waits: (name: string) => inOrder(waits, name),
    handedInWaits: (name: string) => inOrder(handedInWaits, name),
    fairness: agents.fairness,
    groupsThere: agents.groupsThere,
    ...tallies,
  };

  function ofStaff(name: string, interval: number | null, field: (typeof RECOUNTED_STAFF)[number]): number {
    return field === 'staffedMs' || field === 'readyMs' || field === 'occupiedMs'
      ? time.of(name, interval, field)
      : staff.of(name, interval, field);
  }
}
