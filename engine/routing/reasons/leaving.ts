import type { Reason } from '../context.js';

/** The agent has asked for a break, or to sign out, once the work in hand is done. */
export const leaving: Reason = {
  name: 'leaving',
  dependsOn: 'agent',
  blocks: (_, agent) => agent.next !== null,
  explains: (_, { id, next }) => `${id} finishes the work in hand and is then ${next?.presence}${next?.reason ? ` (${next.reason})` : ''}`,
};
