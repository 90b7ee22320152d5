import { overlaid } from '../../domain/agent-change.js';
import { interrupts, isSetAside, loadOf, workOf } from '../../routing/capacity.js';
import { nextResumption } from '../../routing/resume.js';
import { written } from '../state/canonical-text.js';
import { isOwned, ofAgent, ownerOf } from '../subject.js';
import { offersAtMost } from '../waiting.js';
import { unsettled } from './between-people.js';
import type { Invariants } from './invariant.js';

/** Agents and their work: owners, capacity, offers that may stand, changes by supervisors. */
export const WORK: Invariants = {
  /**
   * Exclusivity: at most one owner, and no live offer while there is one; before that, no more live offers than the policy makes at a time.
   */
  'one owner': (state) => {
    const wrong: string[] = [];
    for (const contact of state.contacts.values()) {
      const offers = contact.offers.map((id) => state.offers.get(id));
      const owners = offers.filter((offer) => offer !== undefined && isOwned(offer)).length;
      const live = offers.filter((offer) => offer?.state === 'live');
      const asked = new Set(live.map((offer) => offer?.agent)).size;
      // Offers made under a plan with a wider broadcast stand under one with a narrower broadcast.
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
   * Unsuspended work and live offers fit the agent's capacity, except that a live offer may exceed it by what it would suspend. Work from
   * before the plan in force may exceed the capacity of an agent made smaller; nothing is added to it.
   */
  capacity: (state) => {
    const { plan } = state;
    if (plan === null) return [];
    const wrong: string[] = [];
    for (const agent of state.agentsInOrder) {
      // What a supervisor assigned beyond the capacity is recorded as such, and only counts against further work.
      const work = workOf(state, agent).filter((offer) => !offer.overCapacity);
      const interrupting = work.filter((offer) => offer.state === 'live');
      const spared = work.filter((offer) => interrupting.some((live) => interrupts(plan, live.channel, offer)));
      const load = loadOf(work) - loadOf(spared);
      const old = work.every((offer) => isSetAside(offer) || offer.planVersion < state.planVersion);
      if (load > agent.profile.capacity && !old) wrong.push(`${agent.id} carries ${load} of ${agent.profile.capacity} units`);
    }
    return wrong;
  },

  /** Every offer belongs to its agent's work, and nothing else does. */
  'work accounted for': (state) => {
    const listed = state.agentsInOrder.flatMap((agent) => agent.offers.filter((id) => state.offers.get(id)?.agent !== agent.id));
    const count = state.agentsInOrder.reduce((sum, agent) => sum + agent.offers.length, 0);
    return listed.length === 0 && count === state.offers.size ? [] : [`${count} offers listed by agents, ${state.offers.size} kept`];
  },

  /** An idle conversation has an owner, who resumes it when the customer is back and there is room, or else by a deadline. */
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

  /** An agent who asked to leave when free has work in hand, and no offer of more. */
  'leaving once free': (state) =>
    state.agentsInOrder.flatMap(({ id, next, offers }) => {
      const live = offers.filter((offer) => state.offers.get(offer)?.state === 'live').length;
      return next === null || (offers.length > 0 && live === 0)
        ? []
        : [`${id} is to be ${next.presence} with ${live} of ${offers.length} offered`];
    }),

  /** If shifts are required, nobody off shift has a live offer. */
  'offered on shift': (state, atMs) =>
    [...state.offers.values()].flatMap((offer) => {
      const agent = state.agents.get(offer.agent);
      const required = state.index?.queues.get(offer.queue)?.policies[offer.channel]?.schedule === 'require';
      const hours = agent?.profile.shift == null ? undefined : state.plan?.calendars[agent.profile.shift];
      const off = hours !== undefined && (atMs >= hours.horizonMs || hours.instantsMs.filter((at) => at <= atMs).length % 2 === 0);
      return offer.state === 'live' && required && off ? [`${offer.agent} is offered ${offer.contact} off shift`] : [];
    }),

  /** An agent's profile is the roster's with all changes in force applied. */
  'changes laid over the roster': ({ plan, agentsInOrder }) =>
    agentsInOrder
      .filter(({ changes }) => changes.length > 0)
      .filter(
        ({ profile, rosterProfile, changes }) => plan === null || written(overlaid(plan, rosterProfile, changes)) !== written(profile),
      )
      .map(({ id }) => `${id} is not as roster and changes say`),

  /** Participants exist only beside an owner, and are somebody else. */
  participants: (state) =>
    [...state.contacts.values()]
      .filter((contact) => contact.participants.some(({ participant }) => participant === (ownerOf(state, contact) ?? participant)))
      .map(({ contact }) => `${contact} has participants and no owner besides`),

  /** A question ends with the contact it is about, a transfer with the agent who takes it; neither remains in any other state. */
  'between people': unsettled,
};
