import type { RankKey } from '../rank-key.js';

/**
 * The agent whose last assignment or wrap-up ended longest ago, or who signed in longest ago. An offer that is not accepted changes
 * nothing.
 */
export const longestIdle: RankKey = { name: 'longest-idle', varies: 'agent', values: (_, { agent }) => [agent.idleSinceMs] };
