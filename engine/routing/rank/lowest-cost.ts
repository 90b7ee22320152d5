import type { RankKey } from '../rank-key.js';

/** Cost per paid hour in minor currency units: the agent's own, else the hub's. */
export const lowestCost: RankKey = {
  name: 'lowest-cost',
  varies: 'abilities',
  values: ({ index }, { agent }) => [agent.profile.costPerHour ?? index.hubs.get(agent.profile.hub)?.costPerHour ?? 0],
};
