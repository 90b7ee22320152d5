import type { AgentProfile } from '../../domain/agent.js';
import type { CompiledCalendar } from '../../domain/calendar.js';
import type { PlanPublished } from '../../domain/events/site.js';
import type { Plan } from '../../domain/plan.js';
import type { Ms } from '../../domain/units.js';
import { connectionTable, hubTable, presenceTable, queueTable } from '../../lifecycle/tables.js';
import { clockRuns, readQueueClock } from '../due/clock.js';
import { conditionKey } from '../due/condition-due.js';
import { watch, watchSteps, watchTargets, watchTiers } from '../due/due.js';
import { countTiers } from '../due/late-tiers.js';
import { rekey } from '../rekey.js';
import { carriedShares } from '../shares.js';
import { planInForce } from '../state/plan-in-force.js';
import { indexPlan } from '../state/plan-index.js';
import { nothing } from '../state/seldom.js';
import { sharedProfiles } from '../state/shared-profiles.js';
import type { QueueRecord } from '../state/site-records.js';
import type { Stamp } from '../state/stamp.js';
import type { AgentRecord, RouterState } from '../state/state.js';
import { listToTopUp } from '../waiting.js';
import { forgetIfGone, setProfile } from './agent.js';
import { readCalling } from './contact.js';
import { found } from './move.js';

/**
 * A new plan changes what is configured and nothing that has happened: no counter, clock or presence is reset. Places change only if the
 * event states new ones.
 */
export function applyPlan(state: RouterState, event: PlanPublished, { atMs }: Stamp): void {
  const before = state.index;
  state.planVersion = event.planVersion;
  setPlan(state, planInForce(event.plan, event.roster));
  enrol(state, event, atMs);
  openRecords(state, event, atMs);
  for (const queue of state.queues.values()) {
    const ways = state.index?.queues.get(queue.id)?.overflow ?? [];
    queue.overflowing = queue.overflowing.filter((to) => ways.some((way) => way.to === to));
    const shares = state.index?.queues.get(queue.id)?.shares ?? null;
    queue.shares = carriedShares(queue.shares, before?.queues.get(queue.id)?.shares ?? null, shares);
    carryOnClock(state, queue, atMs);
  }
  for (const queue of state.queues.values()) keepConditions(state, queue);
  for (const place of event.rekeyed) rekey(state, found(state.contacts.get(place.ordinal), 'contact', place.ordinal), place);
  for (const contact of state.contacts.values()) {
    listToTopUp(state, contact);
    // Urgent contacts count all time, others their queue's clock, so the next step may now open at another instant.
    watch(state, 'step', contact.contact, contact.ordinal);
    watch(state, 'max-wait', contact.contact, contact.ordinal);
    watch(state, 'share-hold', contact.contact, contact.ordinal);
    watch(state, 'lease', contact.contact, contact.ordinal);
    readCalling(state, contact, atMs);
  }
  watchTargets(state, state.contacts.values());
  state.endedCalendars.clear();
  watchCalendars(state, atMs);
}

/** Keeps those conditions that hold and that the new plan still has. */
function keepConditions(state: RouterState, queue: QueueRecord): void {
  const known = (state.index?.conditionalSteps ?? []).flatMap(({ queue: { id }, channel, step, when }) =>
    id === queue.id ? when.thresholds.map(({ measure }) => conditionKey(channel, step, measure)) : [],
  );
  queue.conditions = queue.conditions.filter((key) => known.includes(key));
}

/** The clock keeps its reading; whether it runs, and when the next step opens, depends on the new plan. */
function carryOnClock(state: RouterState, queue: QueueRecord, atMs: Ms): void {
  queue.clockMs = readQueueClock(queue, atMs);
  queue.clockSinceMs = clockRuns(state, queue) ? atMs : null;
  watchSteps(state, queue);
}

export function replaceCalendars(state: RouterState, calendars: readonly CompiledCalendar[], atMs: Ms): void {
  if (state.plan === null) return;
  setPlan(state, { ...state.plan, calendars: { ...state.plan.calendars, ...Object.fromEntries(calendars.map((one) => [one.id, one])) } });
  for (const calendar of calendars) state.endedCalendars.delete(calendar.id);
  for (const contact of state.contacts.values()) readCalling(state, contact, atMs);
  watchCalendars(state, atMs);
}

export function setPlan(state: RouterState, plan: Plan): void {
  state.plan = plan;
  state.index = indexPlan(plan);
}

function enrol(state: RouterState, { roster, overlaid }: PlanPublished, atMs: Ms): void {
  const laid = new Map(overlaid.map((profile) => [profile.id, profile]));
  for (const agent of state.agentsInOrder) agent.inRoster = false;
  const shared = sharedProfiles();
  for (const own of roster.agents) {
    const profile = shared(own);
    const known = state.agents.get(profile.id);
    if (known !== undefined) {
      setProfile(state, known, laid.get(profile.id) ?? profile);
      Object.assign(known, {
        rosterProfile: profile,
        inRoster: true,
        authorisationReadAtMs: atMs,
      });
    } else addAgent(state, profile, atMs);
    const agent = known ?? (state.agents.get(profile.id) as AgentRecord);
    watch(state, 'authorisation', agent.id, agent.ordinal);
  }
  for (const agent of [...state.agentsInOrder]) forgetIfGone(state, agent);
}

function addAgent(state: RouterState, profile: AgentProfile, atMs: Ms): void {
  const agent: AgentRecord = {
    id: profile.id,
    ordinal: ++state.lastAgentOrdinal,
    profile,
    rosterProfile: profile,
    changes: [],
    inRoster: true,
    presence: presenceTable.initial,
    reason: null,
    readyFor: null,
    connection: connectionTable.initial,
    connections: [],
    graceUntilMs: null,
    offers: [],
    strikes: 0,
    noAnswers: 0,
    backOff: null,
    coolDowns: [],
    next: null,
    idleSinceMs: atMs,
    signedInSeq: 0,
    lastOfferSeq: nothing(),
    lastDirections: [],
    authorisationReadAtMs: atMs,
  };
  state.agents.set(agent.id, agent);
  if (countTiers(state, profile, 1)) watchTiers(state);
  state.agentsInOrder.push(agent);
}

function openRecords(state: RouterState, { plan, roster: { shifts } }: PlanPublished, atMs: Ms): void {
  for (const { id } of plan.queues)
    if (!state.queues.has(id))
      state.queues.set(id, {
        id,
        state: queueTable.initial,
        clockMs: 0,
        clockSinceMs: null,
        calendarReadAtMs: atMs,
        waiting: 0,
        crossed: [],
        overflowing: [],
        conditions: [],
        lastHandledMs: [],
        shares: null,
        override: null,
      });
  for (const { id } of plan.hubs)
    if (!state.hubs.has(id)) state.hubs.set(id, { id, state: hubTable.initial, calendarReadAtMs: atMs, suspension: null, uncovered: [] });
  for (const id of Object.keys(shifts)) if (!state.shifts.has(id)) state.shifts.set(id, { id, readAtMs: atMs });
  for (const id of [...state.queues.keys()]) if (!state.index?.queues.has(id)) state.queues.delete(id);
  for (const id of [...state.hubs.keys()]) if (!state.index?.hubs.has(id)) state.hubs.delete(id);
  for (const id of [...state.shifts.keys()]) if (!Object.hasOwn(shifts, id)) state.shifts.delete(id);
}

/** Calendars may have changed: read them again from this instant. */
function watchCalendars(state: RouterState, atMs: Ms): void {
  for (const id of Object.keys(state.plan?.calendars ?? {})) watch(state, 'calendar', id);
  for (const queue of state.queues.values()) {
    queue.calendarReadAtMs = atMs;
    watch(state, 'queue', queue.id);
  }
  for (const hub of state.hubs.values()) {
    hub.calendarReadAtMs = atMs;
    watch(state, 'hub', hub.id);
  }
  for (const shift of state.shifts.values()) {
    shift.readAtMs = atMs;
    watch(state, 'shift', shift.id);
  }
}
