import { loadOf, workOf } from '../capacity.js';
import type { RankKey } from '../rank-key.js';

/** Load in thousandths of the agent's capacity, as it is now; nothing is counted over a lifetime. */
export const leastLoaded: RankKey = {
  name: 'least-loaded',
  varies: 'agent',
  values: ({ state }, { agent }) => [Math.trunc((loadOf(workOf(state, agent)) * 1_000) / agent.profile.capacity)],
};
