import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import { endedChange, fallen } from '../agent-change.js';
import type { Deadline } from '../due/deadlines.js';
import { revoke } from '../revoke.js';
import type { RouterState } from '../state/state.js';

/** Changes of an agent have come to their end. */
export function fireAgentChange(state: Readonly<RouterState>, { id }: Deadline, atMs: Ms): readonly Event[] {
  const agent = state.agents.get(id);
  if (agent === undefined) return [];
  const change = endedChange(state, agent, ({ untilMs }) => untilMs !== null && untilMs <= atMs, { because: 'due', by: null });
  return [...revoke(state, fallen(state, change, atMs), 'changed'), ...change.events];
}
