import type { AgentRecord, LiveContact, RouterState } from '../../core/state/state.js';
import { mayTake, planOf } from './eligible.js';
import { isWaiting } from './waiting.js';

/** Whether customers call, or are called; `undefined`: colleagues ask each other. */
function whoBegan({ link, outbound }: LiveContact): 'inbound' | 'outbound' | undefined {
  if (link?.kind === 'consult' || link?.kind === 'transfer') return undefined;
  return outbound === null ? 'inbound' : 'outbound';
}

/** The hub blends; with this one the agent would have had at least one too many of what it is; and something of the other kind is to be had. */
function isTurnOfOthers(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  const blend = planOf(state).hubs.find(({ id }) => id === agent.profile.hub)?.blend ?? null;
  const own = whoBegan(contact);
  if (blend === null || own === undefined || contact.band === 0) return false;
  const all = [...agent.lastDirections, own];
  const last = all.slice(Math.max(0, all.length - blend.window));
  const due = (last.length * (own === 'outbound' ? blend.outboundPercent : 100 - blend.outboundPercent)) / 100;
  const had = last.reduce((count, one) => count + (one === own ? 1 : 0), 0);
  if (had < due + 1) return false;
  return [...state.contacts.values()].some((other) => {
    const began = whoBegan(other);
    if (began === undefined || began === own || !isWaiting(state, other, atMs)) return false;
    return mayTake(state, other, agent, atMs) !== undefined;
  });
}

/** The ring in which the agent may be given the contact now; `undefined`: not at all. */
export const mayHave = (state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): number | undefined =>
  isTurnOfOthers(state, contact, agent, atMs) ? undefined : mayTake(state, contact, agent, atMs);
