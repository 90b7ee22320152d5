import type { RankKey } from '../rank-key.js';
import { onShift } from '../shift.js';

/** Agents on shift before those off shift; an agent without shifts counts as on shift. */
export const schedule: RankKey = {
  name: 'schedule',
  varies: 'agent',
  values: ({ plan, atMs }, { agent }) => [onShift(plan, agent, atMs) ? 0 : 1],
};
