import type { Blend, Direction } from '../domain/blend.js';
import { isAsking } from './handover.js';
import type { AgentRecord, LiveContact, RouterState } from './state/state.js';

/** The direction a contact counts as in an agent's blend; `null`: none, being a question among colleagues. */
export function directionOf(contact: Pick<LiveContact, 'outbound' | 'link'>): Direction | null {
  if (isAsking(contact)) return null;
  return contact.outbound === null ? 'inbound' : 'outbound';
}

/** The blend that applies to an agent: that of its hub. */
export const blendOf = ({ index }: Pick<RouterState, 'index'>, { profile }: AgentRecord): Blend | null =>
  index?.hubs.get(profile.hub)?.blend ?? null;

/** What an acceptance by the agent counts as; `null`: nothing. */
export function countedBlend(
  state: Readonly<RouterState>,
  contact: LiveContact,
  agent: AgentRecord,
): { readonly direction: Direction; readonly window: number } | null {
  const blend = blendOf(state, agent);
  const direction = directionOf(contact);
  return blend === null || direction === null ? null : { direction, window: blend.window };
}

/** The last acceptances that still count; the window of a new plan may be shorter than what was remembered. */
export const remembered = ({ window }: Blend, { lastDirections }: AgentRecord): readonly Direction[] => lastDirections.slice(-window);

/** The percentage of the window that each direction is to have. */
export const percentOf = ({ outboundPercent }: Blend, direction: Direction): number =>
  direction === 'outbound' ? outboundPercent : 100 - outboundPercent;

/**
 * Whether one more of a direction would put it at least a whole acceptance ahead of its share of the window. This can never hold for both
 * directions; while both are waiting, neither is ever a whole acceptance off its share.
 */
export function wouldBeAhead(blend: Blend, agent: AgentRecord, direction: Direction): boolean {
  const next = [...remembered(blend, agent), direction].slice(-blend.window);
  const had = next.filter((one) => one === direction).length;
  return had * 100 - percentOf(blend, direction) * next.length >= 100;
}
