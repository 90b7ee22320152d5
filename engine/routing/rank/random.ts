import type { RankKey } from '../rank-key.js';

/** The finalizer of MurmurHash3 (Appleby, public domain): every input bit affects every output bit. */
function mixed(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A lottery: the smallest hash of (plan's seed, contact, offer number of that contact, agent) wins. It looks random, yet a replay gives the
 * same result; each further offer of the contact draws anew.
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
