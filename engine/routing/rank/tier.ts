import type { RankKey } from '../rank-key.js';
import { tierOf } from '../tier.js';

/** Agents for whom this contact is primary work before those for whom it is backup. */
export const tier: RankKey = { name: 'tier', varies: 'abilities', values: (routing, { agent }) => [tierOf(routing.contact, agent)] };
