import type { Routing } from '../context.js';
import { CONTACT_REASONS, concerns } from './scopes.js';

/**
 * Contacts of one demand that are checked one agent at a time and to which every reason gives the same answers, for example because the
 * same agents refused them. What has been found out about one of them holds for all.
 */
export interface Likeness {
  readonly key: string;
  /** How many contacts share it. */
  size: number;
  /** The last search that checked one of them; see `Supply.searches`. */
  askedIn: number;
  /** The index version at which it was last checked whether any agent may have one of them, and the result. */
  answeredAt: number;
  hasNobody: boolean;
}

/** Those of one demand that have contacts, by key. */
export type Likenesses = Map<string, Likeness>;

/** The contacts of its demand that this one is like; `null` if a reason may answer differently for each. */
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
