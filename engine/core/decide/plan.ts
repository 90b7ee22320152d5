import { type CompiledCalendar, isOpenAt } from '../../domain/calendar.js';
import type { CommandOf } from '../../domain/commands.js';
import type { Event } from '../../domain/events.js';
import { nearestName } from '../../domain/nearest.js';
import type { Plan } from '../../domain/plan.js';
import type { Ms } from '../../domain/units.js';
import { hubTable, queueTable } from '../../lifecycle/tables.js';
import { LIMITS } from '../../limits.js';
import { readQueueClock } from '../clock.js';
import { type Decision, reject } from '../decision.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { RouterState } from '../state.js';
import { ofAgent } from '../subject.js';
import { agentsOf } from './hub.js';

/**
 * A new plan and roster. Agents who left the roster are signed out (contacts in hand are finished first); doors open or close as
 * the new calendars say. A queue or channel that live contacts still use cannot go.
 */
export function publishPlan(state: Readonly<RouterState>, { plan, roster }: CommandOf<'plan.publish'>, atMs: Ms): Decision {
  if (roster.agents.length > LIMITS.agents) return reject('LIMIT_REACHED', { count: roster.agents.length, what: 'agents' });
  const inUse = stillUsed(state, plan);
  if (inUse !== undefined) return inUse;
  const staying = new Set(roster.agents.map(({ id }) => id));
  const leaving = state.agentsInOrder.filter((agent) => !staying.has(agent.id) && agent.presence !== 'offline');
  return [
    ...revoke(liveOffersOfAgents(state, leaving), 'plan-changed'),
    ...leaving.map((agent): Event => ({ type: 'agent.signed-out', ...ofAgent(agent), because: 'left-roster' })),
    { type: 'plan.published', planVersion: state.planVersion + 1, plan, roster },
    ...doors(state, plan, plan.calendars, atMs),
  ];
}

function stillUsed(state: Readonly<RouterState>, plan: Plan) {
  if (state.plan === null) return undefined;
  const offered = new Map(plan.queues.map((queue) => [queue.id, queue]));
  const lost = new Map<string, number>();
  for (const { queue: id, channel, tenant } of state.contacts.values()) {
    const queue = offered.get(id);
    if (queue?.tenant === tenant && queue.policies[channel] !== undefined) continue;
    const what = `${channel} of queue ${id}`;
    lost.set(what, (lost.get(what) ?? 0) + 1);
  }
  for (const [what, count] of lost) return reject('PLAN_IN_USE', { what, count });
  return undefined;
}

/** Calendars are replaced by longer ones; nothing else changes. */
export function extendCalendars(state: Readonly<RouterState>, { calendars }: CommandOf<'calendar.extend'>, atMs: Ms): Decision {
  const { plan } = state;
  if (plan === null) return reject('PLAN_MISSING');
  for (const { id, horizonMs } of calendars) {
    const present = plan.calendars[id];
    if (present === undefined) return reject('CALENDAR_UNKNOWN', { calendar: id, nearest: nearestName(id, Object.keys(plan.calendars)) });
    if (horizonMs < present.horizonMs) return reject('CALENDAR_SHORTER', { calendar: id });
  }
  const extended = { ...plan.calendars, ...Object.fromEntries(calendars.map((one) => [one.id, one])) };
  return [{ type: 'calendar.extended', calendars }, ...doors(state, plan, extended, atMs)];
}

/** Queues and hubs whose door is not as the calendars say at this instant. */
function doors(
  state: Readonly<RouterState>,
  plan: Plan,
  calendars: Readonly<Record<string, CompiledCalendar>>,
  atMs: Ms,
): readonly Event[] {
  const opensAt = (id: string | null) => id === null || (calendars[id] !== undefined && isOpenAt(calendars[id], atMs));
  const events: Event[] = [];
  for (const queue of plan.queues) {
    const record = state.queues.get(queue.id);
    const type = opensAt(queue.calendar) ? 'queue.opened' : 'queue.closed';
    const clockMs = record === undefined ? 0 : readQueueClock(record, atMs);
    if (queueTable.can(record?.state ?? queueTable.initial, type))
      events.push({ type, queue: queue.id, tenant: queue.tenant, changedAtMs: atMs, clockMs });
  }
  for (const hub of plan.hubs) {
    const type = opensAt(hub.calendar) ? 'hub.opened' : 'hub.closed';
    if (hubTable.can(state.hubs.get(hub.id)?.state ?? hubTable.initial, type)) events.push({ type, hub: hub.id, changedAtMs: atMs });
    if (type === 'hub.closed') events.push(...revoke(liveOffersOfAgents(state, agentsOf(state, hub.id)), 'hub-closed'));
  }
  return events;
}
