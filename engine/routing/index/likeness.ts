import type { Routing } from '../context.js';
import { CONTACT_REASONS, concerns } from './scopes.js';

/**
 * Contacts of one demand that are asked about one agent at a time, and of which the reasons say the same about every agent: refused by the
 * same agents, say. What has been found out about one of them holds for all.
 */
export interface Likeness {
  readonly key: string;
  /** How many contacts share it. */
  size: number;
  /** The last search in which one of them was asked about; see `Supply.searches`. */
  askedIn: number;
  /** The version of the index at which it was last found out whether one of them has anybody, and what was found. */
  answeredAt: number;
  hasNobody: boolean;
}

/** Those of one demand, by their keys, as long as there is a contact. */
export type Likenesses = Map<string, Likeness>;

/** Which contacts of its demand this one is like; `null`: none, for a reason may say something else of each. */
export function likenessOf(likenesses: Likenesses, routing: Routing): Likeness | null {
  let key = '';
  for (const reason of CONTACT_REASONS) {
    if (!concerns(reason, routing)) continue;
    if (reason.goesBy === undefined) return null;
    key += `${reason.name}: ${reason.goesBy(routing)}\n`;
  }
  return likenesses.get(key) ?? { key, size: 0, askedIn: -1, answeredAt: -1, hasNobody: false };
}

export function joinLike(likenesses: Likenesses, likeness: Likeness): void {
  if (likeness.size++ === 0) likenesses.set(likeness.key, likeness);
}

export function leaveLike(likenesses: Likenesses, likeness: Likeness): void {
  if (--likeness.size === 0) likenesses.delete(likeness.key);
}
