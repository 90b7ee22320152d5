import type { AgentProfile } from '../../domain/agent.js';
import { overlaid } from '../../domain/agent-change.js';
import type { CommandOf } from '../../domain/commands.js';
import type { Rekeyed } from '../../domain/events/site.js';
import type { Event } from '../../domain/events.js';
import type { AgentId } from '../../domain/ids.js';
import { nearestName } from '../../domain/nearest.js';
import { own } from '../../domain/own.js';
import type { Plan } from '../../domain/plan.js';
import type { Ms } from '../../domain/units.js';
import { hubTable } from '../../lifecycle/tables.js';
import type { HubEvent } from '../../lifecycle/words.js';
import { LIMITS } from '../../limits.js';
import { stands } from '../../routing/standing.js';
import { type Decision, reject } from '../decision.js';
import { offersOffShift } from '../fire/shift.js';
import { uncover } from '../follow/cover.js';
import { putOut } from '../follow/threshold.js';
import { rekeyed } from '../rekey.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import { planInForce } from '../state/plan-in-force.js';
import { indexPlan } from '../state/plan-index.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { ofAgent } from '../subject.js';
import { offersOfLostUrgency } from '../urgency-lost.js';
import { type DoorMoved, doors } from './doors.js';
import { campaignsLost, type InUse, note, recalled } from './recall.js';

/**
 * A new plan and roster. Agents who left the roster are signed out (finishing contacts in hand first); doors open or close by the new
 * calendars. Live contacts keep their places, unless the command asks to compute them anew. A queue or channel still used by live contacts
 * cannot be removed.
 */
export function publishPlan(state: Readonly<RouterState>, { plan, roster, rekey }: CommandOf<'plan.publish'>, atMs: Ms): Decision {
  if (roster.agents.length > LIMITS.agents) return reject('LIMIT_REACHED', { limit: 'agents', count: roster.agents.length });
  const inUse = stillUsed(state, plan);
  if (inUse !== undefined) return inUse;
  const changed = state.agentsInOrder.filter(({ changes }) => changes.length > 0);
  const rosterProfiles = new Map(roster.agents.map((profile) => [profile.id, profile]));
  const laid = changed.flatMap((agent) => {
    const profile = rosterProfiles.get(agent.id);
    return profile === undefined ? [] : [overlaid(plan, profile, agent.changes)];
  });
  const profiles = new Map([...roster.agents, ...laid].map((profile) => [profile.id, profile]));
  const leaving = state.agentsInOrder.filter((agent) => !profiles.has(agent.id) && agent.presence !== 'offline');
  const moved = doors(state, plan, plan.calendars, atMs);
  const after = stateUnder(state, planInForce(plan, roster), moved);
  const places = rekey === 'recompute' ? rekeyed(state, plan) : [];
  return [
    ...undone(state, after, profiles, places, atMs),
    ...leaving.map((agent): Event => ({ type: 'agent.signed-out', ...ofAgent(agent), because: 'left-roster', by: null })),
    {
      type: 'plan.published',
      planVersion: state.planVersion + 1,
      plan,
      roster,
      overlaid: laid,
      rekeyed: places,
    },
    ...putOut(state, plan.queues),
    ...uncover(state, plan.hubs),
    ...moved,
    ...recalled(state, after, atMs),
  ];
}

/** The state under the new plan, by which offers made under the old one are judged. */
function stateUnder(state: Readonly<RouterState>, plan: Plan, moved: readonly DoorMoved[]): Readonly<RouterState> {
  const hubs = new Map(state.hubs);
  for (const { id } of plan.hubs)
    if (!hubs.has(id)) hubs.set(id, { id, state: hubTable.initial, calendarReadAtMs: state.atMs, suspension: null, uncovered: [] });
  for (const event of moved) {
    const hub = 'hub' in event ? hubs.get(event.hub) : undefined;
    if (hub !== undefined) hubs.set(hub.id, { ...hub, state: hubTable.move(hub.state, event.type as HubEvent)?.target ?? hub.state });
  }
  return { ...state, plan, index: indexPlan(plan), hubs };
}

/** Revokes the live offers that could not be made under the new plan, or in the new place; each once, whatever the reasons. */
function undone(
  state: Readonly<RouterState>,
  after: Readonly<RouterState>,
  profiles: ReadonlyMap<AgentId, AgentProfile>,
  places: readonly Rekeyed[],
  atMs: Ms,
): readonly Event[] {
  const fallen = state.agentsInOrder.flatMap((agent) => {
    const profile = profiles.get(agent.id);
    const offers = liveOffersOfAgents(state, [agent]);
    return profile === undefined ? offers : offers.filter((offer) => !stands(after, offer, { ...agent, profile }, atMs));
  });
  const shut = new Set(places.flatMap(({ ordinal, band }) => offersOfLostUrgency(state, state.contacts.get(ordinal) as LiveContact, band)));
  for (const offer of fallen) shut.delete(offer);
  return revoke(state, [...fallen, ...shut], (offer) => (shut.has(offer) ? 'queue-closed' : 'plan-changed'));
}

function stillUsed(state: Readonly<RouterState>, plan: Plan) {
  if (state.plan === null) return undefined;
  const offered = new Map(plan.queues.map((queue) => [queue.id, queue]));
  const lost: InUse[] = [];
  for (const { queue: id, channel, tenant } of state.contacts.values()) {
    const queue = offered.get(id);
    if (queue?.tenant === tenant && queue.policies[channel] !== undefined) continue;
    note(lost, { kind: 'queue', name: id, channel });
  }
  const [first] = [...lost, ...campaignsLost(state, plan)];
  return first === undefined ? undefined : reject('PLAN_IN_USE', { ...first });
}

/** Replaces calendars by longer ones; nothing else changes. */
export function extendCalendars(state: Readonly<RouterState>, { calendars }: CommandOf<'calendar.extend'>, atMs: Ms): Decision {
  const { plan } = state;
  if (plan === null) return reject('PLAN_MISSING');
  for (const { id, horizonMs } of calendars) {
    const present = own(plan.calendars, id);
    if (present === undefined) return reject('CALENDAR_UNKNOWN', { calendar: id, nearest: nearestName(id, Object.keys(plan.calendars)) });
    if (horizonMs < present.horizonMs) return reject('CALENDAR_SHORTER', { calendar: id });
  }
  const extended = { ...plan.calendars, ...Object.fromEntries(calendars.map((one) => [one.id, one])) };
  const moved = doors(state, plan, extended, atMs);
  const closing = new Set(moved.flatMap((event) => (event.type === 'hub.closed' ? [event.hub] : [])));
  const leftAlone = state.agentsInOrder.filter(({ profile }) => closing.has(profile.hub));
  const inTheDark = new Set(liveOffersOfAgents(state, leftAlone));
  const after = { ...state, plan: { ...plan, calendars: extended } };
  const ids = calendars.map(({ id }) => id);
  const fallen = [...inTheDark, ...offersOffShift(after, ids, atMs).filter((offer) => !inTheDark.has(offer))];
  return [
    { type: 'calendar.extended', calendars },
    ...moved,
    ...revoke(state, fallen, (offer) => (inTheDark.has(offer) ? 'hub-closed' : 'shift-ended')),
    ...recalled(state, after, atMs),
  ];
}
