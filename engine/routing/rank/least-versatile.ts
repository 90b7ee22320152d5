import type { RankKey } from '../rank-key.js';

/** Fewest languages and skills held: agents who can do everything stay free. */
export const leastVersatile: RankKey = {
  name: 'least-versatile',
  varies: 'abilities',
  counts: true,
  values: (_, { agent }) => [agent.profile.languages.length + agent.profile.skills.length],
};
