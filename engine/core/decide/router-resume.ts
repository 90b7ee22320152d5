import type { RouterResume } from '../../domain/commands.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import type { Decision } from '../decision.js';
import { liveOffersOfAgents, revoke } from '../revoke.js';
import type { RouterState } from '../state/state.js';
import { ofAgent } from '../subject.js';

/**
 * A new epoch begins. Everything pending with the outside starts anew before any deadline fires, so that an outage is held against nobody:
 * live offers are revoked without a strike, desks and adapters get their full grace period, assignments stand.
 */
export function resumeRouter(state: Readonly<RouterState>, command: RouterResume, atMs: Ms): Decision {
  const graceUntilMs = atMs + (state.plan?.disconnectGraceMs ?? 0);
  const { downMs, codeVersion, rules, tableDigests, tzdata } = command;
  const events: Event[] = [{ type: 'router.resumed', downMs, codeVersion, rules, tableDigests, tzdata }];
  events.push(...revoke(state, liveOffersOfAgents(state, state.agentsInOrder), 'router-resumed'));
  for (const agent of state.agentsInOrder)
    if (agent.connection !== 'disconnected') events.push({ type: 'agent.connection-lost', ...ofAgent(agent), graceUntilMs });
  for (const id of [...state.adapters.keys()].sort())
    if (state.adapters.get(id)?.state !== 'disconnected') events.push({ type: 'adapter.connection-lost', adapter: id, graceUntilMs });
  return events;
}
