import type { Event } from '../../domain/events.js';
import type { RouterState } from '../state.js';
import { ofAgent } from '../subject.js';

/** Agents whose last piece of work is done and who asked to leave then. */
export function nextDepartures(state: Readonly<RouterState>): readonly Event[] {
  if (state.leaving.size === 0) return [];
  const free = [...state.leaving].filter(({ offers }) => offers.length === 0).sort((a, b) => a.ordinal - b.ordinal);
  return free.flatMap((agent): Event[] => {
    if (agent.next === null) return [];
    if (agent.next.presence === 'offline') return [{ type: 'agent.signed-out', ...ofAgent(agent), because: 'agent', by: null }];
    return [{ type: 'agent.not-ready', ...ofAgent(agent), reason: agent.next.reason, because: 'agent', backOffUntilMs: null }];
  });
}
