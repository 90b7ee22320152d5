import type { RankKey } from '../rank-key.js';

/** The finalizer of MurmurHash3 (Appleby, public domain): every bit of the number moves every bit of the result. */
function mixed(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Lots: the smallest hash of (plan's seed, contact, how-manyth offer of it, agent) wins. Chance to whoever looks at it, and the same
 * chance again to whoever replays it; a further offer of the contact draws lots anew.
 */
export const random: RankKey = {
  name: 'random',
  varies: 'contact',
  values: ({ plan, contact }, { agent }) => [
    [plan.seed, contact.ordinal, contact.offersMade, agent.ordinal].reduce(
      (hash, number) => mixed(hash + Math.imul(number, 0x9e3779b1)),
      0,
    ),
  ],
};
