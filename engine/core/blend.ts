import type { Blend, Direction } from '../domain/blend.js';
import { isAsking } from './handover.js';
import type { AgentRecord, LiveContact, RouterState } from './state.js';

/** What a contact is to the blend of an agent's work; `null`: a question among colleagues is neither. */
export function directionOf(contact: Pick<LiveContact, 'outbound' | 'link'>): Direction | null {
  if (isAsking(contact)) return null;
  return contact.outbound === null ? 'inbound' : 'outbound';
}

/** The blend an agent works by: that of the hub. */
export const blendOf = ({ index }: Pick<RouterState, 'index'>, { profile }: AgentRecord): Blend | null =>
  index?.hubs.get(profile.hub)?.blend ?? null;

/** What an acceptance by the agent counts for; `null`: nothing. */
export function countedBlend(
  state: Readonly<RouterState>,
  contact: LiveContact,
  agent: AgentRecord,
): { readonly direction: Direction; readonly window: number } | null {
  const blend = blendOf(state, agent);
  const direction = directionOf(contact);
  return blend === null || direction === null ? null : { direction, window: blend.window };
}

/** The last acceptances that still count: a plan may look back on fewer than were remembered. */
export const remembered = ({ window }: Blend, { lastDirections }: AgentRecord): readonly Direction[] => lastDirections.slice(-window);

/** Of the window, how much each direction is to have. */
export const percentOf = ({ outboundPercent }: Blend, direction: Direction): number =>
  direction === 'outbound' ? outboundPercent : 100 - outboundPercent;

/**
 * Whether one more of a direction would put it a whole acceptance, or more, ahead of its share of the window. Of the two directions
 * never both would; and while both wait, neither is ever a whole acceptance from its share.
 */
export function wouldBeAhead(blend: Blend, agent: AgentRecord, direction: Direction): boolean {
  const next = [...remembered(blend, agent), direction].slice(-blend.window);
  const had = next.filter((one) => one === direction).length;
  return had * 100 - percentOf(blend, direction) * next.length >= 100;
}
