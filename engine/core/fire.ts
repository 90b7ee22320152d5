import { isOpenAt } from '../domain/calendar.js';
import type { Event } from '../domain/events.js';
import type { OfferId } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import { skillLevelAt } from '../routing/skills.js';
import { stands } from '../routing/standing.js';
import { nextAffinity } from './affinity.js';
import { agentsOf } from './decide/hub.js';
import { readQueueClock } from './due/clock.js';
import type { Deadline, DeadlineKind } from './due/deadlines.js';
import { nextCooledDown } from './due/due.js';
import { nextTierAfterMs } from './due/late-tiers.js';
import { nextStepOf, opened } from './due/next-step.js';
import { endAdapterGrace, endLease } from './fire/adapter.js';
import { fireAgentChange } from './fire/agent-change.js';
import { fireOldest, fireTarget } from './fire/alarms.js';
import { endAside } from './fire/aside.js';
import { endCalling } from './fire/call.js';
import { endOverride, endSuspension } from './fire/door.js';
import { endResuming, fallSilent } from './fire/idle.js';
import { endWait } from './fire/max-wait.js';
import { endBackOff, setNotAnswering } from './fire/no-answer.js';
import { changeShifts } from './fire/shift.js';
import { changeConditions } from './follow/condition.js';
import { forgetting } from './returning.js';
import { liveOffersOfAgents, requeued, revoke } from './revoke.js';
import type { RouterState } from './state/state.js';
import { ofAgent, ofContact, ofOffer, policyOf } from './subject.js';
import { wrapUpFinished } from './wrap-up.js';

type Fire = (state: Readonly<RouterState>, deadline: Deadline, atMs: Ms) => readonly Event[];

/** What a due deadline leads to: one function per kind. Each moves its own deadline, so that none fires twice. */
const FIRES: Readonly<Record<DeadlineKind, Fire>> = {
  calendar: (_, { id }) => [{ type: 'calendar.ended', calendar: id }],

  queue: (state, { id, dueMs }) => {
    const queue = state.index?.queues.get(id);
    const record = state.queues.get(id);
    const calendar = queue?.calendar == null ? undefined : state.plan?.calendars[queue.calendar];
    if (queue === undefined || record === undefined || calendar === undefined) return [];
    const type = isOpenAt(calendar, dueMs) ? 'queue.opened' : 'queue.closed';
    return [{ type, queue: id, tenant: queue.tenant, changedAtMs: dueMs, clockMs: readQueueClock(record, dueMs) }];
  },

  override: endOverride,
  suspension: (_, { id }) => endSuspension(id),

  hub: (state, { id, dueMs }) => {
    const calendarId = state.index?.hubs.get(id)?.calendar;
    const calendar = calendarId == null ? undefined : state.plan?.calendars[calendarId];
    if (calendar === undefined) return [];
    if (isOpenAt(calendar, dueMs)) return [{ type: 'hub.opened', hub: id, changedAtMs: dueMs }];
    return [
      { type: 'hub.closed', hub: id, changedAtMs: dueMs },
      ...revoke(state, liveOffersOfAgents(state, agentsOf(state, id)), 'hub-closed'),
    ];
  },

  shift: changeShifts,

  authorisation: (state, { id }, atMs) => {
    const agent = state.agents.get(id);
    if (agent === undefined) return [];
    const changed = agent.profile.skills.filter(({ validFromMs, validUntilMs }) =>
      [validFromMs, validUntilMs].some((at) => at !== null && at > agent.authorisationReadAtMs && at <= atMs),
    );
    const unfit = liveOffersOfAgents(state, [agent]).filter((offer) => !stands(state, offer, agent, atMs));
    return [
      ...changed.map(
        ({ skill }): Event => ({
          type: 'agent.authorisation-changed',
          ...ofAgent(agent),
          skill,
          valid: skillLevelAt(agent, skill, atMs) > 0,
        }),
      ),
      ...revoke(state, unfit, 'authorisation-changed'),
    ];
  },

  'agent-change': fireAgentChange,

  'agent-grace': (state, { id }) => {
    const agent = state.agents.get(id);
    if (agent === undefined) return [];
    return [
      { type: 'agent.connection-expired', ...ofAgent(agent) },
      ...revoke(state, liveOffersOfAgents(state, [agent]), 'connection-lost'),
    ];
  },

  'adapter-grace': (state, { id }) => endAdapterGrace(state, id),
  lease: (state, { ordinal }, atMs) => endLease(state, state.contacts.get(ordinal), atMs),

  /** Nobody answered: a strike. After too many in a row the agent is set notReady, so that one absent agent holds nobody up (F18). */
  offer: (state, { id }, atMs) => {
    const offer = state.offers.get(id as OfferId);
    const agent = offer === undefined ? undefined : state.agents.get(offer.agent);
    if (offer === undefined || agent === undefined) return [];
    // An agent without a desk cannot answer. That is the connection's fault, whether the grace period is over or not.
    if (agent.connection !== 'connected') return revoke(state, [offer], 'connection-lost');
    const policy = policyOf(state, offer)?.offer;
    // A bot that does not answer is skipped like anybody else, but cannot be told to take a break.
    const strikes = agent.profile.kind === 'bot' ? 0 : agent.strikes + 1;
    const events: Event[] = [
      { type: 'offer.expired', ...ofOffer(offer), strikes, skipUntilMs: atMs + (policy?.reofferExpiredMs ?? 0) },
      ...requeued(state, offer, 'expired'),
    ];
    if (agent.presence !== 'ready' || policy === undefined || strikes < policy.strikesMax) return events;
    return [...events, ...setNotAnswering(state, agent, offer, policy, atMs)];
  },

  'wrap-up': (state, { id }, atMs) => {
    const offer = state.offers.get(id as OfferId);
    return offer === undefined ? [] : [wrapUpFinished(state, offer, 'cap', atMs)];
  },

  idle: (state, { id }) => fallSilent(state.offers.get(id as OfferId)),
  resume: (state, { id }, atMs) => endResuming(state, state.offers.get(id as OfferId), atMs),

  'back-off': (state, { id }) => endBackOff(state.agents.get(id)),

  'cool-down': (state, { id }) => {
    const agent = state.agents.get(id);
    const cooled = nextCooledDown(agent?.coolDowns ?? []);
    return agent === undefined || cooled === undefined ? [] : [{ type: 'agent.cooled-down', ...ofAgent(agent), channel: cooled.channel }];
  },

  call: (state, { ordinal, dueMs }) => endCalling(state, state.contacts.get(ordinal), dueMs),
  aside: (state, { ordinal }, atMs) => endAside(state, state.contacts.get(ordinal), atMs),

  slot: (state, { ordinal }) => {
    const contact = state.contacts.get(ordinal);
    if (contact === undefined || contact.slot === null) return [];
    const { fromMs, untilMs } = contact.slot;
    return [{ type: 'slot.missed', ...ofContact(contact), fromMs, untilMs }];
  },

  step: (state, { ordinal }) => {
    const contact = state.contacts.get(ordinal);
    if (contact === undefined) return [];
    const opening = nextStepOf(state, contact);
    if (opening === null) return [];
    return [opened(state, contact, opening.step, 'waited')];
  },

  tier: (state, { ordinal }) => {
    const contact = state.contacts.get(ordinal);
    const afterMs = contact === undefined ? null : nextTierAfterMs(state, contact);
    return contact === undefined || afterMs === null ? [] : [{ type: 'tier.opened', ...ofContact(contact), afterMs }];
  },

  'max-wait': (state, { ordinal }, atMs) => endWait(state, state.contacts.get(ordinal), atMs),

  affinity: (state, { ordinal }) => {
    const contact = state.contacts.get(ordinal);
    if (contact?.affinity == null) return [];
    return [{ type: 'affinity.ended', ...ofContact(contact), agent: contact.affinity.agent, next: nextAffinity(contact.affinity) }];
  },

  refusal: (state, { ordinal, id }) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? [] : [{ type: 'refusal.ended', ...ofContact(contact), agent: id }];
  },

  'share-hold': (state, { ordinal }) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? [] : [{ type: 'share-hold.ended', ...ofContact(contact) }];
  },

  target: fireTarget,
  oldest: fireOldest,

  condition: (state, _, atMs) => changeConditions(state, atMs),

  customer: (state, { id }) => {
    const remembered = state.customers.get(id);
    return remembered === undefined ? [] : [{ type: 'customer.forgotten', tenant: remembered.tenant, customer: remembered.customer }];
  },

  place: (state, { id }) => {
    const place = state.places.get(id);
    return place === undefined ? [] : [forgetting(place, 'over')];
  },

  sender: (_, { id }) => [{ type: 'sender.forgotten', sender: id }],
};

/** The events of a deadline that is due. `atMs` is the instant of the record, never earlier than the deadline itself. */
export const fire = (state: Readonly<RouterState>, deadline: Deadline, atMs: Ms): readonly Event[] =>
  FIRES[deadline.kind](state, deadline, atMs);
