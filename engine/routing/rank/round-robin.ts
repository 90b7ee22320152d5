import type { RankKey } from '../rank-key.js';

/**
 * The agent whose last offer from this queue is oldest. A newcomer counts from its sign-in, so it is neither first for ever nor flooded.
 */
export const roundRobin: RankKey = {
  name: 'round-robin',
  varies: 'queue',
  values: ({ contact }, { agent }) => [agent.lastOfferSeq.get(contact.queue) ?? agent.signedInSeq],
};
