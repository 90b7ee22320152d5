import { overlaid } from '../domain/agent-change.js';
import type { Ms } from '../domain/units.js';
import { LIMITS } from '../limits.js';
import { interrupts, isSetAside, loadOf, workOf } from '../routing/capacity.js';
import { routingOf } from '../routing/context.js';
import { eligible } from '../routing/eligible.js';
import { nextPreemption } from '../routing/preempt.js';
import { nextResumption } from '../routing/resume.js';
import { isRoutable } from '../routing/routable.js';
import { unsettled } from './between-people.js';
import { written } from './canonical.js';
import { contactOrder } from './contact-order.js';
import { outOfTurn } from './customers-order.js';
import { nextDue } from './due.js';
import { isBetweenPeople } from './handover.js';
import type { LiveContact, RouterState } from './state.js';
import { isOwned, ofAgent, ownerOf } from './subject.js';
import { offersAtMost, wantingOffers } from './waiting.js';

/** What must hold after every step; each gives the sentences of its violations. */
type Invariant = (state: Readonly<RouterState>, atMs: Ms) => readonly string[];

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  /** Exclusivity: one owner, and while there is one no live offer; before that no more live offers than the policy makes at a time. */
  'one owner': (state) => {
    const wrong: string[] = [];
    for (const contact of state.contacts.values()) {
      const offers = contact.offers.map((id) => state.offers.get(id));
      const owners = offers.filter((offer) => offer !== undefined && isOwned(offer)).length;
      const live = offers.filter((offer) => offer?.state === 'live');
      const asked = new Set(live.map((offer) => offer?.agent)).size;
      // Offers of a plan that asked more agents stand under one that asks fewer.
      const most = live.some((offer) => offer?.planVersion !== state.planVersion) ? live.length : offersAtMost(state, contact);
      const holds =
        contact.state === 'owned'
          ? owners === 1 && live.length === 0
          : contact.state === 'offered'
            ? owners === 0 && live.length >= 1 && live.length <= most && asked === live.length
            : owners === 0 && live.length === 0;
      if (!holds)
        wrong.push(`${contact.contact} is ${contact.state} with ${owners} owners and ${live.length} live offers to ${asked} agents`);
    }
    return wrong;
  },

  /**
   * Unsuspended work and live offers fit, but for a live offer over what it would set aside.
   * Work from before the plan in force may be more than a smaller agent would be given now; nothing is added to it.
   */
  capacity: (state) => {
    const { plan } = state;
    if (plan === null) return [];
    const wrong: string[] = [];
    for (const agent of state.agentsInOrder) {
      // What a supervisor gave beyond the capacity is recorded as such and counts only against further work.
      const work = workOf(state, agent).filter((offer) => !offer.overCapacity);
      const interrupting = work.filter((offer) => offer.state === 'live');
      const spared = work.filter((offer) => interrupting.some((live) => interrupts(plan, live.channel, offer)));
      const load = loadOf(work) - loadOf(spared);
      const old = work.every((offer) => isSetAside(offer) || offer.planVersion < state.planVersion);
      if (load > agent.profile.capacity && !old) wrong.push(`${agent.id} carries ${load} of ${agent.profile.capacity} units`);
    }
    return wrong;
  },

  /** Who is silent has an owner, who goes on as soon as the customer is back and there is room, or else by a date. */
  'idle with an owner': (state, atMs) => {
    const wrong: string[] = [];
    for (const { contact, ordinal, state: at, resumeDueMs, agent: id } of state.offers.values()) {
      const agent = state.agents.get(id);
      if (at === 'idle' && state.contacts.get(ordinal)?.state !== 'owned') wrong.push(`${contact} is idle and not owned`);
      if (resumeDueMs !== null && (at !== 'idle' || agent === undefined || !state.interrupted.has(agent)))
        wrong.push(`${contact}, whose customer is back, is ${at}`);
    }
    const news = [...state.interrupted].map((agent) => ({ type: 'agent.cooled-down', ...ofAgent(agent), channel: null }) as const);
    return [...wrong, ...nextResumption(state, atMs, news).map(({ type }) => `${type} is due`)];
  },

  /** Nothing is overdue: every step fires what has come. */
  'no deadline passed': (state, atMs) => {
    const due = nextDue(state);
    return due !== undefined && due.dueMs <= atMs ? [`${due.kind} ${due.id} was due ${atMs - due.dueMs} ms ago`] : [];
  },

  /** The waiting list holds the queued contacts, in order; the other list the broadcasts that have not reached everybody. */
  'waiting in order': (state) => {
    const contacts = [...state.contacts.values()].sort(contactOrder);
    const queued = contacts.filter((contact) => contact.state === 'queued');
    const open = contacts.filter((contact) => contact.state === 'offered' && contact.offers.length < offersAtMost(state, contact));
    return [...differing('waiting', state.waiting, queued), ...differing('to be topped up', state.toTopUp, open)];
  },

  /** Who is set aside has a date to come back at, and nobody else has one; a queue's limit counts those in the line. */
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

  /** Whoever is offered to be called may be: at this hour, today, and at all. */
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

  /** Who asked to leave once free has work, and no offer of more. */
  'leaving once free': (state) =>
    state.agentsInOrder.flatMap(({ id, next, offers }) => {
      const live = offers.filter((offer) => state.offers.get(offer)?.state === 'live').length;
      return next === null || (offers.length > 0 && live === 0)
        ? []
        : [`${id} is to be ${next.presence} with ${live} of ${offers.length} offered`];
    }),
  /** Shares add up, and what they look back on is no longer than their window and counted right. */
  'shares add up': (state) => {
    const wrong: string[] = [];
    for (const { id, shares: record } of state.queues.values()) {
      const shares = state.index?.queues.get(id)?.shares ?? null;
      if ((shares === null) !== (record === null)) wrong.push(`${id} ${record === null ? 'keeps no record of' : 'has no'} shares`);
      if (shares === null || record === null) continue;
      const sum = record.percents.reduce((all, one) => all + one, 0);
      if (sum !== 100 || record.percents.length !== shares.groups.length) wrong.push(`${id} is shared ${record.percents.join(' to ')}`);
      if (record.recent.length > shares.window) wrong.push(`${id} looks back on ${record.recent.length} of ${shares.window}`);
      const counted = record.percents.map((_, group) => record.recent.filter((one) => one === group).length);
      if (written(counted) !== written(record.counts)) wrong.push(`${id} counts ${record.counts.join()}, not ${counted.join()}`);
    }
    return wrong;
  },

  /** A door somebody has spoken over is as they said; in an emergency nothing is offered but to who is urgent, or between people. */
  'doors as said': (state) => {
    const wrong: string[] = [];
    for (const { id, state: at, override } of state.queues.values())
      if (override !== null && override.door !== at) wrong.push(`${id} is ${at} and was to be ${override.door}`);
    for (const contact of state.contacts.values())
      if (contact.state === 'offered' && contact.band !== 0 && !isBetweenPeople(contact))
        if (state.queues.get(contact.queue)?.override?.emergency != null)
          wrong.push(`${contact.contact} is offered from ${contact.queue}, which is closed in an emergency`);
    for (const { id, state: at, suspension } of state.hubs.values())
      if (at.startsWith('suspended') !== (suspension !== null))
        wrong.push(`${id} is ${at} ${suspension === null ? 'without' : 'with'} a word`);
    return wrong;
  },
  /** Where a shift is required, nobody off shift has a live offer. */
  'offered on shift': (state, atMs) =>
    [...state.offers.values()].flatMap((offer) => {
      const agent = state.agents.get(offer.agent);
      const required = state.index?.queues.get(offer.queue)?.policies[offer.channel]?.schedule === 'require';
      const hours = agent?.profile.shift == null ? undefined : state.plan?.calendars[agent.profile.shift];
      const off = hours !== undefined && (atMs >= hours.horizonMs || hours.instantsMs.filter((at) => at <= atMs).length % 2 === 0);
      return offer.state === 'live' && required && off ? [`${offer.agent} is offered ${offer.contact} off shift`] : [];
    }),

  /** A place in a slot is held by who waits for it or is waiting in it, and no slot is promised more often than it could be when it was. */
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

  /** Nobody holds the line of a closed queue that promises calls, and nobody waits for the opening of an open one. */
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

  /** Every offer belongs to its agent's work, and nothing else does. */
  'work accounted for': (state) => {
    const listed = state.agentsInOrder.flatMap((agent) => agent.offers.filter((id) => state.offers.get(id)?.agent !== agent.id));
    const count = state.agentsInOrder.reduce((sum, agent) => sum + agent.offers.length, 0);
    return listed.length === 0 && count === state.offers.size ? [] : [`${count} offers listed by agents, ${state.offers.size} kept`];
  },

  /** Conditions of steps hold above their limit, no longer at or below the lower one, and as they did in between; what they open is open. */
  'conditions are true': (state, atMs) => {
    const wrong: string[] = [];
    for (const { queue, channel, step, when } of state.index?.conditionalSteps ?? []) {
      const waits = [...state.contacts.values()].filter(
        ({ queue: id, state: at }) => id === queue.id && (at === 'queued' || at === 'offered'),
      );
      const held = state.queues.get(queue.id)?.conditions ?? [];
      const values = { waiting: waits.length, oldest: Math.max(0, ...waits.map(({ rankFromMs }) => atMs - rankFromMs)) };
      for (const { measure, over, until } of when.thresholds) {
        const holds = held.includes(`${channel}/${step}/${measure}`);
        if (measure !== 'estimatedWait' && ((values[measure] > over && !holds) || (holds && values[measure] <= until)))
          wrong.push(`${queue.id} has ${values[measure]} ${measure}, and step ${step} of ${channel} is ${holds ? '' : 'not '}opened by it`);
        const shut = [...state.waiting].find((one) => one.queue === queue.id && one.channel === channel && !one.openSteps.includes(step));
        if (holds && shut !== undefined && isRoutable(state, shut)) wrong.push(`step ${step} is not open to ${shut.contact}`);
      }
    }
    return wrong;
  },

  /** Everybody reads the roster's profile with the changes in force laid over it. */
  'changes laid over the roster': ({ plan, agentsInOrder }) =>
    agentsInOrder
      .filter(({ changes }) => changes.length > 0)
      .filter(
        ({ profile, rosterProfile, changes }) => plan === null || written(overlaid(plan, rosterProfile, changes)) !== written(profile),
      )
      .map(({ id }) => `${id} is not as roster and changes say`),

  /** Alarms say what is: lit above their limit, out at or below the lower one, and kept in between. */
  'alarms are true': (state, atMs) => {
    const wrong: string[] = [];
    for (const queue of state.plan?.queues ?? []) {
      const waits = [...state.contacts.values()].filter(
        ({ queue: id, state: at }) => id === queue.id && (at === 'queued' || at === 'offered'),
      );
      const values = { waiting: waits.length, oldest: Math.max(0, ...waits.map(({ rankFromMs }) => atMs - rankFromMs)) };
      for (const measure of ['waiting', 'oldest'] as const) {
        const threshold = queue.thresholds[measure];
        const lit = state.queues.get(queue.id)?.crossed.includes(measure) ?? false;
        const must = threshold !== null && values[measure] > threshold.over;
        const may = threshold !== null && values[measure] > threshold.until;
        if ((must && !lit) || (lit && !may))
          wrong.push(`${queue.id} has ${values[measure]} ${measure}, and its alarm is ${lit ? 'lit' : 'out'}`);
      }
    }
    for (const { id, cover } of state.plan?.hubs ?? []) {
      const hub = state.hubs.get(id);
      const own = state.agentsInOrder.filter(({ profile, inRoster }) => inRoster && profile.hub === id);
      const there = own.filter(
        ({ presence, connection }) =>
          connection !== 'disconnected' && (presence === 'ready' || (presence === 'notReady' && cover?.presence === 'signedIn')),
      );
      const asked =
        cover === null || hub?.state !== 'open' || own.length === 0 ? [] : cover.languages.length === 0 ? [null] : cover.languages;
      const bare = asked.filter(
        (language) => !there.some(({ profile }) => language === null || profile.languages.some((one) => one.language === language)),
      );
      if (written([...bare].sort()) !== written([...(hub?.uncovered ?? [])].sort()))
        wrong.push(`${id} lacks ${bare.join(', ')} and has told of ${hub?.uncovered.join(', ')}`);
    }
    return wrong;
  },

  /** An alarm stands for every urgent contact that waits, and for nothing else; none waits for what could be taken back for it. */
  'urgent first': (state, atMs) => {
    const urgent = [...state.contacts.values()].filter(({ band, state: at }) => band === 0 && (at === 'queued' || at === 'offered'));
    const told = urgent.filter((contact) => state.alarms.has(contact.ordinal) && state.urgent.has(contact));
    const same = told.length === urgent.length && told.length === state.alarms.size && told.length === state.urgent.size;
    const preempted = nextPreemption(state, atMs).flatMap((event) => ('offer' in event ? [`${event.offer} could be preempted`] : []));
    return same ? preempted : [`${state.alarms.size} alarms for ${urgent.length} urgent contacts`, ...preempted];
  },

  /** Who takes part in a contact takes part beside an owner, and is somebody else. */
  participants: (state) =>
    [...state.contacts.values()]
      .filter((contact) => contact.participants.some(({ participant }) => participant === (ownerOf(state, contact) ?? participant)))
      .map(({ contact }) => `${contact} has participants and no owner besides`),

  /** Contacts of one customer that ask for the same keep their order. */
  'customers in turn': outOfTurn,

  /** A question ends with the contact it is about, a transfer with who takes it; neither stays anywhere else. */
  'between people': unsettled,

  /** A queue overflows above its threshold, no more at or below the lower one, and as it did in between. */
  'overflows as stated': (state) =>
    (state.plan?.queues ?? []).flatMap(({ id, overflow }) => {
      const { waiting = 0, overflowing = [] } = state.queues.get(id) ?? {};
      return overflow.flatMap(({ to, waitingOver, until }) => {
        const on = overflowing.includes(to);
        const wrong = on ? waiting <= until : waiting > waitingOver;
        return wrong ? [`${id} with ${waiting} waiting ${on ? 'still overflows' : 'does not overflow'} to ${to}`] : [];
      });
    }),

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

/** All violations in this state, each with the name of its invariant; empty when all is well. */
export const violations = (state: Readonly<RouterState>, atMs: Ms = state.atMs): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([name, holds]) => holds(state, atMs).map((detail) => `${name}: ${detail}`));
