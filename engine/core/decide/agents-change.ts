import { type AgentChange, type Declared, type Overlay, overlaid } from '../../domain/agent-change.js';
import type { CommandOf } from '../../domain/commands.js';
import type { AgentChanged } from '../../domain/events/agent.js';
import type { Event } from '../../domain/events.js';
import type { Plan } from '../../domain/plan.js';
import type { Ms } from '../../domain/units.js';
import type { Details, Rejection } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { type Changed, declaredBy, endedChange, fallen, presenceEvent } from '../agent-change.js';
import { type Decision, reject } from '../decision.js';
import { revoke } from '../revoke.js';
import type { AgentRecord, RouterState } from '../state/state.js';
import { ofAgent } from '../subject.js';
import { unknownAgent } from './agent-presence.js';
import { agentsOf, unknownHub } from './hub.js';

type Change = CommandOf<'agents.change'>;

/** Applies a change to agents, to all of them or to none: the rejection names the first who cannot be changed. */
export function changeAgents(state: Readonly<RouterState>, command: Change, atMs: Ms): Decision {
  const { plan } = state;
  if (plan === null) return reject('PLAN_MISSING');
  const agents = chosen(state, command);
  if ('code' in agents) return agents;
  if (Object.values(command.set).every((one) => one === undefined) && command.presence === null)
    return reject('COMMAND_INVALID', { problem: 'set and presence are both empty' });
  if (command.untilMs !== null && command.untilMs <= atMs) return reject('COMMAND_INVALID', { field: 'untilMs', problem: 'has passed' });
  // An agent who is not signed in has no presence to change: skipped when a whole hub is changed, a mistake when named.
  const meant = command.agents === null && command.presence !== null ? agents.filter(({ presence }) => presence !== 'offline') : agents;
  const changes: Changed[] = [];
  for (const agent of meant) {
    const obstacle = obstacleOf(plan, agent, command);
    if (obstacle !== undefined) return reject('CHANGE_IMPOSSIBLE', { agent: agent.id, ...obstacle });
    changes.push(changed(plan, agent, command));
  }
  const revoked = revoke(
    state,
    changes.flatMap((change) => fallen(state, change, atMs)),
    'changed',
  );
  return [...revoked, ...changes.flatMap(({ events }) => events)];
}

/** Ends every change of the agents: profile as in the roster, presence as they last declared it. */
export function restoreAgents(state: Readonly<RouterState>, command: CommandOf<'agents.restore'>, atMs: Ms): Decision {
  const agents = chosen(state, command);
  if ('code' in agents) return agents;
  const { because, by } = command;
  const changes = agents
    .filter(({ changes: all }) => all.length > 0)
    .map((agent) => endedChange(state, agent, () => true, { because, by }));
  const revoked = revoke(
    state,
    changes.flatMap((change) => fallen(state, change, atMs)),
    'changed',
  );
  return [...revoked, ...changes.flatMap(({ events }) => events)];
}

function chosen(
  state: Readonly<RouterState>,
  { agents, hub }: { agents: readonly string[] | null; hub: string | null },
): readonly AgentRecord[] | Rejection {
  if ((agents === null) === (hub === null)) return reject('COMMAND_INVALID', { problem: 'either agents or hub must be given' });
  if (hub !== null) return state.hubs.has(hub) ? agentsOf(state, hub).filter(({ inRoster }) => inRoster) : unknownHub(state, hub);
  const found: AgentRecord[] = [];
  for (const id of new Set(agents)) {
    const agent = state.agents.get(id);
    if (agent === undefined || !agent.inRoster) return unknownAgent(state, id);
    found.push(agent);
  }
  return found;
}

/** What this agent cannot be changed for, by the names of `CHANGE_IMPOSSIBLE`; `undefined`: nothing. */
function obstacleOf(plan: Plan, agent: AgentRecord, { set, presence, reason }: Change): Details | undefined {
  if (agent.changes.length >= LIMITS.changesPerAgent) return { changes: agent.changes.length };
  if (presence !== null && agent.presence === 'offline') return { state: agent.presence };
  if (presence === 'notReady' && !plan.presenceReasons.some(({ id }) => id === reason))
    return { reasons: plan.presenceReasons.map(({ id }) => id) };
  return unknownName(plan, set) ?? lentAuthorisation(plan, agent, set);
}

function unknownName(plan: Plan, { skills = {}, channels = [], queues, languages = [], tiers = [] }: AgentChange): Details | undefined {
  const skillIds = plan.skills.map(({ id }) => id);
  const queueIds = plan.queues.map(({ id }) => id);
  const wanted: readonly (readonly [string, readonly string[], readonly (string | null)[]])[] = [
    ['skill', skillIds, [...Object.keys(skills), ...tiers.map(({ skill }) => skill)]],
    ['channel', Object.keys(plan.channels), channels],
    ['queue', queueIds, [...(queues ?? []), ...tiers.map(({ queue }) => queue)]],
    ['language', plan.languages, [...languages.map(({ language }) => language), ...tiers.map(({ language }) => language)]],
  ];
  for (const [kind, known, names] of wanted) {
    const unknown = names.find((name) => name !== null && !known.includes(name));
    if (unknown !== undefined) return { kind, name: unknown };
  }
  return undefined;
}

/** Only the roster grants an authorisation, with its dates; a supervisor can only withdraw it. */
function lentAuthorisation(plan: Plan, { profile }: AgentRecord, { skills = {} }: AgentChange): Details | undefined {
  const lent = plan.skills.find(({ id, authorisation }) => {
    const level = Object.hasOwn(skills, id) ? (skills[id] as number) : 0;
    return authorisation && level > Math.max(0, ...profile.skills.filter(({ skill }) => skill === id).map((held) => held.level));
  });
  return lent === undefined ? undefined : { authorisation: lent.id };
}

function changed(plan: Plan, agent: AgentRecord, { set, presence, reason, untilMs, because, by }: Change): Changed {
  const now: Declared | null = presence === null ? null : { presence, reason: presence === 'ready' ? null : reason, channels: null };
  const overlay: Overlay = {
    n: (agent.changes.at(-1)?.n ?? 0) + 1,
    set,
    presence: now === null ? null : { now, was: declaredBy(agent) },
    untilMs,
    because,
    by,
  };
  // A presence without an end becomes the agent's own: there is nothing to undo later.
  const stays = untilMs !== null || Object.values(set).some((one) => one !== undefined);
  const changes = stays ? [...agent.changes, overlay] : agent.changes;
  const profile = overlaid(plan, agent.rosterProfile, changes);
  const event: AgentChanged = { type: 'agent.changed', ...ofAgent(agent), ...overlay, stays, profile };
  const events: Event[] = [event, ...(now === null ? [] : [presenceEvent(agent, now, 'supervisor')])];
  return { agent, profile, declared: now ?? declaredBy(agent), events };
}
