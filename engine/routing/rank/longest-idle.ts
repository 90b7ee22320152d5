import type { RankKey } from '../rank-key.js';

/** The agent whose assignments and wrap-ups ended longest ago, else who signed in longest ago. An offer not accepted changes nothing. */
export const longestIdle: RankKey = { name: 'longest-idle', varies: 'agent', values: (_, { agent }) => [agent.idleSinceMs] };
