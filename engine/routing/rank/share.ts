import type { RankKey } from '../rank-key.js';
import { aheadOf } from '../shares.js';

/** Agents of the group furthest below its share first; a hub of no group stands between those below and those above. */
export const share: RankKey = { name: 'share', varies: 'crowd', values: (routing, { agent }) => [aheadOf(routing, agent.profile.hub)] };
