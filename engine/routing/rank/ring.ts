import type { RankKey } from '../rank-key.js';

/** Agents of an earlier ring first. */
export const ring: RankKey = { name: 'ring', varies: 'abilities', values: (_, candidate) => [candidate.ring] };
