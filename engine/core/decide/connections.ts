import type { CommandOf } from '../../domain/commands.js';
import type { Event } from '../../domain/events.js';
import { contactKey } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { adapterTable } from '../../lifecycle/tables.js';
import { LIMITS } from '../../limits.js';
import { type Decision, reject } from '../decision.js';
import { isAsking } from '../handover.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { assignmentOf, findContact, ofAgent } from '../subject.js';
import { unknownAgent } from './agent-presence.js';
import { withdrawal } from './contact-leave.js';
import { release } from './contact-release.js';

export function connectAgent(state: Readonly<RouterState>, { agent: id, connection, type }: CommandOf<'agent.connected'>): Decision {
  const agent = state.agents.get(id);
  // An agent who has left the roster may only come back to finish work in hand.
  if (agent === undefined || (!agent.inRoster && agent.offers.length === 0)) return unknownAgent(state, id);
  if (agent.connections.includes(connection))
    return reject('AGENT_STATE', { agent: id, state: `connected as ${connection} already`, type });
  const count = agent.connections.length;
  if (count >= LIMITS.connectionsPerAgent) return reject('CONNECTIONS_TOO_MANY', { agent: id, count });
  return [{ type: 'agent.connected', ...ofAgent(agent), connection }];
}

/** A desk window is gone. Only the loss of the last one starts the grace period, after which pending offers are revoked. */
export function loseAgent(state: Readonly<RouterState>, { agent: id, connection }: CommandOf<'agent.lost'>, atMs: Ms): Decision {
  const agent = state.agents.get(id);
  if (agent === undefined) return unknownAgent(state, id);
  if (!agent.connections.includes(connection)) return reject('CONNECTION_UNKNOWN', { agent: id, connection });
  if (agent.connections.length > 1) return [{ type: 'agent.connection-dropped', ...ofAgent(agent), connection }];
  return [{ type: 'agent.connection-lost', ...ofAgent(agent), graceUntilMs: atMs + (state.plan?.disconnectGraceMs ?? 0) }];
}

/** An adapter is connected. If it lists the contacts it holds, those it brought and no longer lists are over (F8). */
export function connectAdapter(state: Readonly<RouterState>, command: CommandOf<'adapter.connected'>, atMs: Ms): Decision {
  const known = state.adapters.has(command.adapter);
  if (!known && state.adapters.size >= LIMITS.adapters) return reject('LIMIT_REACHED', { limit: 'adapters', count: LIMITS.adapters });
  const { adapter, holds } = command;
  if (holds === null) return [{ type: 'adapter.connected', adapter, reconciled: false, unknown: [] }];
  const events: Event[] = [{ type: 'adapter.connected', adapter, reconciled: true, unknown: unknownOf(state, holds) }];
  const held = new Set(holds.map(({ tenant, contact }) => contactKey(tenant ?? '', contact)));
  // A consult ends with the contact it is about, whether listed or not.
  for (const contact of state.contacts.values())
    if (contact.adapter === command.adapter && !isAsking(contact) && !held.has(contactKey(contact.tenant, contact.contact)))
      events.push(...notHeld(state, contact, atMs));
  return events;
}

/** Listed contacts unknown to the router, which the adapter would otherwise hold for ever (F8). */
const unknownOf = (state: Readonly<RouterState>, holds: NonNullable<CommandOf<'adapter.connected'>['holds']>) =>
  holds
    .map(({ tenant = '', contact }) => ({ tenant, contact }))
    .filter(({ tenant, contact }) => findContact(state, tenant, contact) === undefined)
    .slice(0, LIMITS.unknownHeld);

function notHeld(state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): readonly Event[] {
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined) return withdrawal(state, contact, 'notHeld', atMs);
  return release(state, contact, assignment, { disposition: null, followUp: null, talkMs: null, holdMs: null, because: 'notHeld' }, atMs);
}

export function loseAdapter(state: Readonly<RouterState>, command: CommandOf<'adapter.lost'>, atMs: Ms): Decision {
  const adapter = state.adapters.get(command.adapter);
  if (adapter?.state !== 'connected' || !adapterTable.can(adapter.state, 'adapter.connection-lost'))
    return reject('ADAPTER_STATE', { adapter: command.adapter, state: adapter?.state ?? 'unknown' });
  return [{ type: 'adapter.connection-lost', adapter: command.adapter, graceUntilMs: atMs + (state.plan?.disconnectGraceMs ?? 0) }];
}
