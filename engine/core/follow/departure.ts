import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import type { RouterState } from '../state/state.js';
import { ofAgent } from '../subject.js';
import { type News, NOTHING, toldOf } from './news.js';

/** Agents who asked to leave when free, and whose last piece of work is done. */
export function nextDepartures(state: Readonly<RouterState>, _atMs: Ms, news: News): readonly Event[] {
  if (state.leaving.size === 0) return NOTHING;
  const free = toldOf(state, state.leaving, news).filter(({ offers }) => offers.length === 0);
  return free.flatMap((agent): Event[] => {
    if (agent.next === null) return [];
    if (agent.next.presence === 'offline') return [{ type: 'agent.signed-out', ...ofAgent(agent), because: 'agent', by: null }];
    return [{ type: 'agent.not-ready', ...ofAgent(agent), reason: agent.next.reason, because: 'agent', backOffUntilMs: null }];
  });
}
