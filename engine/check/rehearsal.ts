import { apply } from '../core/apply.js';
import { decide } from '../core/decide.js';
import { isRejection } from '../core/decision.js';
import { enteringAs } from '../core/entering.js';
import { type AgentRecord, freshState, type LiveContact, type RouterState } from '../core/state/state.js';
import type { AgentProfile, Roster } from '../domain/agent.js';
import { type CommandInput, commandSchema } from '../domain/commands.js';
import type { Event } from '../domain/events.js';
import type { AgentId, ChannelId } from '../domain/ids.js';
import type { Plan } from '../domain/plan.js';
import type { Queue } from '../domain/queue.js';
import type { Ms } from '../domain/units.js';
import { Fault } from '../errors.js';

/** Agents alike in everything that decides whether they may be given a contact; one of them stands for all. */
export interface AgentClass {
  readonly agent: AgentRecord;
  readonly ids: readonly AgentId[];
  /**
   * Instants at which its skills are examined: now, and whenever one of them begins or ceases to be valid (a contact may require not having
   * it).
   */
  readonly instantsMs: readonly Ms[];
}

/**
 * A plan and its roster with everybody signed in, ready and idle, every door open and nobody waiting: an agent who is not eligible here
 * never will be. Set up by the router's own commands, so that the reasons find a state they know.
 */
export interface Rehearsal {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly nowMs: Ms;
  readonly state: Readonly<RouterState>;
  readonly classes: readonly AgentClass[];
  /** A contact that asks for nothing beyond what the queue asks; `undefined`: the queue does not take the channel. */
  contactOf(queue: Queue, channel: ChannelId): LiveContact | undefined;
}

export function rehearse(plan: Plan, roster: Roster, nowMs: Ms): Rehearsal {
  const groups = alike(roster.agents);
  const state = freshState();
  const stamp = { atMs: nowMs, seq: 1 };
  const events = (input: CommandInput): readonly Event[] => {
    const decision = decide(state, commandSchema.parse(input), nowMs);
    if (isRejection(decision)) throw new Fault('INVARIANT_BROKEN', { invariant: 'a rehearsal is in order', detail: decision.message });
    return decision;
  };
  const send = (input: CommandInput): void => {
    for (const event of events(input)) apply(state, event, stamp);
  };
  send({ type: 'plan.publish', plan: doorsOpen(plan), roster: { ...roster, agents: groups.map(([profile]) => profile as AgentProfile) } });
  for (const { id } of state.agentsInOrder) {
    send({ type: 'agent.connected', agent: id, connection: 'rehearsal' });
    send({ type: 'agent.sign-in', agent: id });
  }
  const contacts = new Map<string, LiveContact | undefined>();
  const arrival = (queue: Queue, channel: ChannelId): LiveContact | undefined => {
    const [queued] = events({ type: 'contact.enqueue', tenant: queue.tenant, contact: 'rehearsed', queue: queue.id, channel });
    // All tiers have begun: a tier's delay only postpones.
    return queued?.type === 'contact.queued' ? { ...enteringAs(queued, nowMs), tiersOpenMs: Number.MAX_SAFE_INTEGER } : undefined;
  };
  return {
    plan,
    roster,
    nowMs,
    state,
    classes: groups.map((profiles, place) => ({
      agent: state.agentsInOrder[place] as AgentRecord,
      ids: profiles.map(({ id }) => id),
      instantsMs: instantsOf(profiles[0] as AgentProfile, nowMs),
    })),
    contactOf(queue, channel) {
      const key = JSON.stringify([queue.id, channel]);
      if (!contacts.has(key)) contacts.set(key, queue.policies[channel] === undefined ? undefined : arrival(queue, channel));
      return contacts.get(key);
    },
  };
}

/** Leaves out what passes by itself: opening hours and shifts, limits of waiting, and where contacts go because of them. */
const doorsOpen = (plan: Plan): Plan => ({
  ...plan,
  hubs: plan.hubs.map((hub) => ({ ...hub, calendar: null })),
  queues: plan.queues.map((queue) => ({
    ...queue,
    calendar: null,
    waitingMax: null,
    whenFull: null,
    overflow: [],
    policies: Object.fromEntries(
      Object.entries(queue.policies).map(([channel, policy]) => [channel, { ...policy, schedule: 'ignore' as const }]),
    ),
  })),
});

/** In the order of the roster. Differences that only affect ranking are ignored. */
function alike(profiles: readonly AgentProfile[]): readonly (readonly AgentProfile[])[] {
  const groups = new Map<string, AgentProfile[]>();
  for (const profile of profiles) {
    const { id: _, tiers: __, handlingPercent: ___, costPerHour: ____, ...abilities } = profile;
    const key = JSON.stringify(abilities);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [profile]);
    else group.push(profile);
  }
  return [...groups.values()];
}

const instantsOf = ({ skills }: AgentProfile, nowMs: Ms): readonly Ms[] => [
  ...new Set([
    nowMs,
    ...skills.flatMap(({ validFromMs, validUntilMs }) => [validFromMs, validUntilMs].filter((at) => at !== null && at > nowMs) as Ms[]),
  ]),
];
