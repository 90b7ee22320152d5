import type { RankKey } from '../rank-key.js';
import { aheadOf } from '../shares.js';

/** Agents of the group furthest below its share first; a hub in no group ranks between groups below and groups above their share. */
export const share: RankKey = { name: 'share', varies: 'crowd', values: (routing, { agent }) => [aheadOf(routing, agent.profile.hub)] };
