import type { RankKey } from '../rank-key.js';

/** The agent whose declared handling time is the smallest part of the usual one. */
export const fastest: RankKey = { name: 'fastest', varies: 'abilities', values: (_, { agent }) => [agent.profile.handlingPercent] };
