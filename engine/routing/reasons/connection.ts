import type { Reason } from '../context.js';

/** No desk of the agent is connected, so an offer could not be answered. */
export const connection: Reason = {
  name: 'connection',
  dependsOn: 'agent',
  blocks: (_, agent) => agent.connection !== 'connected',
  explains: (_, { id, connection: link }) => `the desk of ${id} is ${link}`,
};
