import { loadOf, workOf } from '../capacity.js';
import type { RankKey } from '../rank-key.js';

/** Current load in thousandths of the agent's capacity; nothing is accumulated over a lifetime. */
export const leastLoaded: RankKey = {
  name: 'least-loaded',
  varies: 'agent',
  values: ({ state }, { agent }) => [Math.trunc((loadOf(workOf(state, agent)) * 1_000) / agent.profile.capacity)],
};
