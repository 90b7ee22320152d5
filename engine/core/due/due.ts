import type { AgentProfile } from '../../domain/agent.js';
import { type CompiledCalendar, isOpenAt, nextChangeMs } from '../../domain/calendar.js';
import type { CoolDown } from '../../domain/events/agent.js';
import type { CalendarId, OfferId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { oldestDueMs } from '../follow/threshold.js';
import { callEndsAtMs } from '../outbound.js';
import { holdEndsAtMs } from '../shares.js';
import type { QueueRecord } from '../state/site-records.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { policyOf } from '../subject.js';
import { nextChangeEndMs } from './agent-change-end.js';
import { queueClockReachesAtMs } from './clock.js';
import { conditionDueMs } from './condition-due.js';
import { addDeadline, DEADLINE_KINDS, type Deadline, type DeadlineKind, firstOf, nextDeadline, placeOf } from './deadlines.js';
import { tierDueMs } from './late-tiers.js';
import { leaseEndsMs } from './lease.js';
import { nextStepAfterMs } from './next-step.js';
import { targetToldAtMs } from './next-target.js';

/** The due instant of a subject, by its id, or by its ordinal if the state knows it by that. */
type DueOf = (state: RouterState, id: string, ordinal: number) => Ms | null;

/** When a door moves next. A calendar that reaches its horizon while closed moves no door; that has its own alarm. */
const calendarChange = (state: RouterState, calendar: CalendarId | null | undefined, sinceMs: Ms): Ms | null => {
  const compiled: CompiledCalendar | undefined = calendar == null ? undefined : state.plan?.calendars[calendar];
  const nextMs = compiled === undefined ? null : nextChangeMs(compiled, sinceMs);
  return compiled !== undefined && nextMs !== null && isOpenAt(compiled, nextMs) !== isOpenAt(compiled, sinceMs) ? nextMs : null;
};

/** The first instant after `sinceMs` at which one of the agent's authorisations begins or ends; `null`: none will. */
export function nextAuthorisationChangeMs(profile: AgentProfile, sinceMs: Ms): Ms | null {
  let next: Ms | null = null;
  for (const skill of profile.skills)
    for (const atMs of [skill.validFromMs, skill.validUntilMs])
      if (atMs !== null && atMs > sinceMs && (next === null || atMs < next)) next = atMs;
  return next;
}

/** The cool-down that ends first. */
export const nextCooledDown = (coolDowns: readonly CoolDown[]): CoolDown | undefined =>
  coolDowns.reduce<CoolDown | undefined>((first, one) => (first === undefined || one.untilMs < first.untilMs ? one : first), undefined);

/** Where in the state each kind of deadline is kept. */
const DUE: Readonly<Record<DeadlineKind, DueOf>> = {
  calendar: (state, id) => (state.endedCalendars.has(id) ? null : (state.plan?.calendars[id]?.horizonMs ?? null)),
  hub: (state, id) => calendarChange(state, state.index?.hubs.get(id)?.calendar, state.hubs.get(id)?.calendarReadAtMs ?? 0),
  queue: (state, id) => {
    const queue = state.queues.get(id);
    // While a supervisor's override is in force, the calendar moves nothing.
    if (queue === undefined || queue.override !== null) return null;
    return calendarChange(state, state.index?.queues.get(id)?.calendar, queue.calendarReadAtMs);
  },
  override: (state, id) => state.queues.get(id)?.override?.untilMs ?? null,
  suspension: (state, id) => state.hubs.get(id)?.suspension?.untilMs ?? null,
  shift: (state, id) => calendarChange(state, id, state.shifts.get(id)?.readAtMs ?? 0),
  authorisation: (state, id) => {
    const agent = state.agents.get(id);
    return agent === undefined ? null : nextAuthorisationChangeMs(agent.profile, agent.authorisationReadAtMs);
  },
  'agent-change': (state, id) => {
    const agent = state.agents.get(id);
    return agent === undefined ? null : nextChangeEndMs(agent);
  },
  'agent-grace': (state, id) => state.agents.get(id)?.graceUntilMs ?? null,
  'adapter-grace': (state, id) => state.adapters.get(id)?.graceUntilMs ?? null,
  lease: (state, _, ordinal) => leaseEndsMs(state, state.contacts.get(ordinal)),
  offer: (state, id) => {
    const offer = state.offers.get(id as OfferId);
    return offer?.state === 'live' ? offer.dueMs : null;
  },
  'wrap-up': (state, id) => {
    const offer = state.offers.get(id as OfferId);
    return offer?.state === 'wrappingUp' ? offer.dueMs : null;
  },
  call: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? null : callEndsAtMs(state, contact);
  },
  idle: (state, id) => {
    const offer = state.offers.get(id as OfferId);
    return offer?.state === 'assigned' ? offer.idleDueMs : null;
  },
  resume: (state, id) => state.offers.get(id as OfferId)?.resumeDueMs ?? null,
  aside: (state, _, ordinal) => state.contacts.get(ordinal)?.aside?.untilMs ?? null,
  slot: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined || contact.aside !== null ? null : (contact.slot?.untilMs ?? null);
  },
  'back-off': (state, id) => state.agents.get(id)?.backOff?.untilMs ?? null,
  'cool-down': (state, id) => nextCooledDown(state.agents.get(id)?.coolDowns ?? [])?.untilMs ?? null,
  step: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    if (contact === undefined || contact.state === 'owned' || contact.aside !== null) return null;
    const afterMs = nextStepAfterMs(state, contact);
    const queue = state.queues.get(contact.queue);
    if (afterMs === null || queue === undefined) return null;
    // An urgent contact does not wait for a door: all time counts, whatever the queue's clock does.
    return contact.band === 0 ? contact.enteredAtMs + afterMs : queueClockReachesAtMs(queue, contact.enteredClockMs + afterMs);
  },
  tier: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? null : tierDueMs(state, contact);
  },
  'max-wait': (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    // An offered contact may be accepted any moment; its maximum wait ends only when it is queued again.
    if (contact === undefined || contact.state !== 'queued' || contact.band === 0) return null;
    // A question from one agent to another ends by its own rules.
    if (contact.link !== null || contact.returnsTo !== null) return null;
    // A customer to be called back is not on hold.
    if (contact.callback !== null) return null;
    const maxWait = policyOf(state, contact)?.maxWait;
    const queue = state.queues.get(contact.queue);
    return maxWait == null || queue === undefined ? null : queueClockReachesAtMs(queue, contact.enteredClockMs + maxWait.afterMs);
  },
  affinity: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined || contact.state === 'owned' || contact.aside !== null ? null : (contact.affinity?.untilMs ?? null);
  },
  refusal: (state, id, ordinal) => state.contacts.get(ordinal)?.refusals.get(id) ?? null,
  'share-hold': (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? null : holdEndsAtMs(state, contact);
  },
  target: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? null : targetToldAtMs(state, contact);
  },
  oldest: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? null : oldestDueMs(state, contact);
  },
  condition: (state, _, ordinal) => {
    const contact = state.contacts.get(ordinal);
    return contact === undefined ? null : conditionDueMs(state, contact);
  },
  customer: (state, id) => {
    const remembered = state.customers.get(id);
    return remembered === undefined ? null : remembered.atMs + LIMITS.rememberedCustomerMs;
  },
  place: (state, id) => state.places.get(id)?.untilMs ?? null,
  sender: (state, id) => {
    const sender = state.senders.get(id);
    return sender === undefined ? null : sender.lastAtMs + LIMITS.senderIdleMs;
  },
};

const DUE_BY_PLACE: readonly DueOf[] = DEADLINE_KINDS.map((kind) => DUE[kind]);

const dueNow = (state: RouterState, { place, id, ordinal }: Deadline): Ms | null => (DUE_BY_PLACE[place] as DueOf)(state, id, ordinal);

/**
 * The instant at which something is really due; `null`: not at all.
 * @param ordinal of the contact, for deadlines of contacts; `id` is then ignored.
 */
export const dueOf = (state: RouterState, kind: DeadlineKind, id: string, ordinal = 0): Ms | null => DUE[kind](state, id, ordinal);

/** What fires next in this state, and when; `undefined`: nothing will fire by itself. */
export const nextDue = (state: RouterState): Deadline | undefined => nextDeadline(state.deadlines, state, dueNow);

/** What fires next by that instant; `undefined`: nothing is due yet. */
export const nextDueBy = (state: RouterState, atMs: Ms): Deadline | undefined => nextDeadline(state.deadlines, state, dueNow, atMs);

/** What fires next of one kind. */
export const nextDueOf = (state: RouterState, kind: DeadlineKind): Deadline | undefined => firstOf(state.deadlines, kind, state, dueNow);

/** Adds a subject's current deadline, if it has one, to the heaps. */
export function watch(state: RouterState, kind: DeadlineKind, id: string, ordinal = 0): void {
  const place = placeOf(kind);
  const dueMs = (DUE_BY_PLACE[place] as DueOf)(state, id, ordinal);
  if (dueMs !== null) addDeadline(state.deadlines, { kind, place, dueMs, ordinal, id });
}

/** The queue's clock or its plan has changed: every waiting contact has a new deadline for its next step. */
export function watchSteps(state: RouterState, queue: QueueRecord): void {
  if (queue.clockSinceMs === null || queue.waiting === 0) return;
  for (const { contact, ordinal, queue: id } of state.contacts.values()) {
    if (id !== queue.id) continue;
    watch(state, 'step', contact, ordinal);
    watch(state, 'tier', contact, ordinal);
    watch(state, 'max-wait', contact, ordinal);
    watch(state, 'share-hold', contact, ordinal);
  }
}

/** Agents have tier rules that nobody had before. */
export function watchTiers(state: RouterState): void {
  for (const { contact, ordinal } of state.contacts.values()) watch(state, 'tier', contact, ordinal);
}

/** Contacts have new deadlines for their target, or for the queue's alarm of long waits. */
export function watchTargets(state: RouterState, contacts: Iterable<LiveContact>): void {
  for (const contact of contacts) watchTarget(state, contact);
}

/** The same for one contact. */
export function watchTarget(state: RouterState, { contact, ordinal }: LiveContact): void {
  watch(state, 'target', contact, ordinal);
  watch(state, 'oldest', contact, ordinal);
  watch(state, 'condition', contact, ordinal);
}
