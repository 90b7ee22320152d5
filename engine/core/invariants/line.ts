import { LIMITS } from '../../limits.js';
import { routingOf } from '../../routing/context.js';
import { eligible } from '../../routing/eligible.js';
import { nextPreemption } from '../../routing/preempt.js';
import { isRoutable } from '../../routing/routable.js';
import { contactOrder } from '../contact-order.js';
import { nextDue } from '../due/due.js';
import type { LiveContact } from '../state/state.js';
import { offersAtMost, wantingOffers } from '../waiting.js';
import { outOfTurn } from './customers-order.js';
import type { Invariants } from './invariant.js';

/** Waiting contacts: their order, their deadlines, what they wait for, and that nobody is eligible for them. */
export const LINE: Invariants = {
  /**
   * The waiting list contains the queued contacts, in order; the other list, the broadcasts that have not reached their number of offers.
   */
  'waiting in order': (state) => {
    const contacts = [...state.contacts.values()].sort(contactOrder);
    const queued = contacts.filter((contact) => contact.state === 'queued');
    const open = contacts.filter((contact) => contact.state === 'offered' && contact.offers.length < offersAtMost(state, contact));
    return [...differing('waiting', state.waiting, queued), ...differing('to be topped up', state.toTopUp, open)];
  },

  /** A contact set aside has a date to come back, and no other contact has one; a queue's limit counts the contacts in line. */
  'set aside with an end': (state, atMs) => {
    const wrong: string[] = [];
    const lines = new Map<string, number>();
    for (const { contact, queue, state: at, aside } of state.contacts.values()) {
      if ((at === 'parked') !== (aside !== null)) wrong.push(`${contact} is ${at} ${aside === null ? 'without' : 'with'} a date`);
      if (aside !== null && aside.untilMs > atMs + LIMITS.asideMs) wrong.push(`${contact} is set aside until ${aside.untilMs}`);
      if (at === 'queued' || at === 'offered') lines.set(queue, (lines.get(queue) ?? 0) + 1);
    }
    for (const { id, waiting } of state.queues.values())
      if (waiting !== (lines.get(id) ?? 0)) wrong.push(`${waiting} counted in ${id}, ${lines.get(id) ?? 0} there`);
    return wrong;
  },

  /** An outbound contact on offer may be called at this hour, today, and at all. */
  'called at the hours, as often as may be': (state, atMs) => {
    const wrong: string[] = [];
    for (const { contact, outbound, callback, state: at, tenant, customer } of state.contacts.values()) {
      if (outbound !== null && callback !== null && at !== 'owned' && state.doNotContact.has(`${tenant}/${customer}`))
        wrong.push(`${contact} waits to be called, and ${customer} is not to be`);
      if (outbound === null || callback === null || (at !== 'queued' && at !== 'offered')) continue;
      const { campaign: id, zone, attempts, attemptsToday, dayEndsMs } = outbound;
      const campaign = state.plan?.campaigns.find((one) => one.id === id);
      const hours = state.plan?.calendars[`window/${campaign?.window}/${zone}`];
      const gone = hours?.instantsMs.filter((instant) => instant <= atMs).length ?? 0;
      if (campaign === undefined || hours === undefined || gone % 2 === 0 || atMs >= hours.horizonMs)
        wrong.push(`${contact} is outside the window of ${zone}`);
      else if (attempts >= campaign.attemptsMax || (attemptsToday >= campaign.attemptsPerDay && atMs < dayEndsMs))
        wrong.push(`${contact} was dialled ${attempts} times, ${attemptsToday} of them within a day`);
    }
    return wrong;
  },

  /**
   * A place in a slot is held by a contact that waits for it or is waiting in it, and no slot is promised more often than it had capacity
   * when promised.
   */
  'slots hold their bookings': (state) => {
    const wrong: string[] = [];
    const booked = new Map<string, number[]>();
    for (const contact of state.contacts.values()) {
      const { contact: id, queue, slot, aside, state: at } = contact;
      if ((slot !== null) !== state.booked.has(contact)) wrong.push(`${id} is booked ${slot === null ? 'without' : 'with'} a slot`);
      if (aside?.because === 'slot' && slot?.fromMs !== aside.untilMs) wrong.push(`${id} waits for a slot it has not booked`);
      if (slot === null) continue;
      if (at === 'owned') wrong.push(`${id} has an agent and keeps its slot`);
      const key = `${queue} at ${slot.fromMs}`;
      booked.set(key, [...(booked.get(key) ?? []), slot.capacity]);
    }
    for (const [key, capacities] of booked)
      if (capacities.length > Math.max(...capacities)) wrong.push(`${key} is booked ${capacities.length} times`);
    return wrong;
  },

  /** Nobody is on hold in a closed queue that promises callbacks, and nobody waits for an open queue to open. */
  'no closed line is held': (state) =>
    [...state.contacts.values()].flatMap(({ contact, queue, channel, band, callback, link, returnsTo, aside, state: at }) => {
      const record = state.queues.get(queue);
      const calls =
        state.index?.queues.get(queue)?.whenClosed === 'callback' && record?.state === 'closed' && record.override?.emergency == null;
      const asks = returnsTo !== null || (link !== null && link.kind !== 'followUp');
      const live = state.plan?.channels[channel]?.urgency === 'live';
      const held = calls && live && at === 'queued' && band !== 0 && callback === null && !asks;
      const late = aside?.because === 'opening' && record?.state === 'open';
      return held || late
        ? [`${contact} ${held ? 'holds the line of' : 'waits for the opening of'} ${queue}, which is ${record?.state}`]
        : [];
    }),

  /** Contacts of one customer that ask for the same keep their order. */
  'customers in turn': outOfTurn,

  /**
   * An alarm is raised for every waiting urgent contact and for nothing else; none waits for an agent whose offers could be revoked for it.
   */
  'urgent first': (state, atMs) => {
    const urgent = [...state.contacts.values()].filter(({ band, state: at }) => band === 0 && (at === 'queued' || at === 'offered'));
    const told = urgent.filter((contact) => state.alarms.has(contact.ordinal) && state.urgent.has(contact));
    const same = told.length === urgent.length && told.length === state.alarms.size && told.length === state.urgent.size;
    const preempted = nextPreemption(state, atMs).flatMap((event) => ('offer' in event ? [`${event.offer} could be preempted`] : []));
    return same ? preempted : [`${state.alarms.size} alarms for ${urgent.length} urgent contacts`, ...preempted];
  },

  /** Nothing is overdue: every step fires what is due. */
  'no deadline passed': (state, atMs) => {
    const due = nextDue(state);
    return due !== undefined && due.dueMs <= atMs ? [`${due.kind} ${due.id} was due ${atMs - due.dueMs} ms ago`] : [];
  },

  /** Work conservation: no contact that wants an offer has an eligible agent. */
  'work conservation': (state, atMs) => {
    const wrong: string[] = [];
    for (const contact of wantingOffers(state)) {
      const routing = isRoutable(state, contact) ? routingOf(state, contact, atMs) : undefined;
      if (routing === undefined) continue;
      for (const agent of state.agentsInOrder)
        if (eligible(routing, agent) !== undefined) wrong.push(`${contact.contact} waits while ${agent.id} could take it`);
    }
    return wrong;
  },
};

const differing = (what: string, inLine: Iterable<LiveContact>, is: readonly LiveContact[]): readonly string[] => {
  const listed = [...inLine];
  return is.length === listed.length && is.every((contact, place) => contact === listed[place])
    ? []
    : [`${listed.length} listed, ${is.length} ${what}`];
};
