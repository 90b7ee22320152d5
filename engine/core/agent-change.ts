import type { AgentProfile } from '../domain/agent.js';
import { type Declared, type Overlay, overlaid } from '../domain/agent-change.js';
import type { Event } from '../domain/events.js';
import { SIGNED_IN } from '../domain/plan.js';
import type { Ms } from '../domain/units.js';
import { stands } from '../routing/standing.js';
import { liveOffersOfAgents } from './revoke.js';
import type { AgentRecord, LiveOffer, RouterState } from './state/state.js';
import { ofAgent } from './subject.js';

/** An agent as it will be after a change, and the events that record this. */
export interface Changed {
  readonly agent: AgentRecord;
  readonly profile: AgentProfile;
  readonly declared: Declared;
  readonly events: readonly Event[];
}

/** The agent's declared presence; never read for an agent who is signed out. */
export const declaredBy = ({ presence, reason, readyFor }: AgentRecord): Declared => ({
  presence: presence === 'ready' ? 'ready' : 'notReady',
  reason,
  channels: readyFor,
});

export const presenceEvent = (
  agent: AgentRecord,
  { presence, reason, channels }: Declared,
  because: 'supervisor' | 'change-ended',
): Event =>
  presence === 'ready'
    ? { type: 'agent.ready', ...ofAgent(agent), channels, because }
    : { type: 'agent.not-ready', ...ofAgent(agent), reason: reason ?? SIGNED_IN, because, backOffUntilMs: null };

/** Offers of the agent that could not be made to the agent as changed. */
export function fallen(state: Readonly<RouterState>, { agent, profile, declared }: Changed, atMs: Ms): readonly LiveOffer[] {
  const { presence, channels: readyFor } = declared;
  const after = { ...agent, profile, ...(agent.presence !== 'offline' && { presence, readyFor }) };
  return liveOffersOfAgents(state, [agent]).filter((offer) => !stands(state, offer, after, atMs));
}

/** Ends some of the agent's changes. A presence that was set reverts to what it was, unless the agent has declared another since. */
export function endedChange(
  state: Readonly<RouterState>,
  agent: AgentRecord,
  ends: (change: Overlay) => boolean,
  { because, by }: { because: string; by: string | null },
): Changed {
  const ended = agent.changes.filter(ends);
  const profile =
    state.plan === null
      ? agent.profile
      : overlaid(
          state.plan,
          agent.rosterProfile,
          agent.changes.filter((one) => !ends(one)),
        );
  let declared = declaredBy(agent);
  for (const { presence } of ended.toReversed()) if (presence !== null && same(presence.now, declared)) declared = presence.was;
  const events: Event[] = [{ type: 'agent.change-ended', ...ofAgent(agent), ended: ended.map(({ n }) => n), profile, because, by }];
  if (agent.presence !== 'offline' && !same(declared, declaredBy(agent))) events.push(presenceEvent(agent, declared, 'change-ended'));
  return { agent, profile, declared, events };
}

const same = (a: Declared, b: Declared): boolean =>
  a.presence === b.presence && a.reason === b.reason && String(a.channels) === String(b.channels);
