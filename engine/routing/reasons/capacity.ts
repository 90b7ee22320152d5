import { noRoom } from '../capacity.js';
import type { Reason } from '../context.js';

/** The agent has no room for one more contact of this channel beside what may not be interrupted. */
export const capacity: Reason = {
  name: 'capacity',
  dependsOn: 'agent',
  reads: ({ cost }) => cost,
  blocks: (routing, agent) => noRoom(routing, agent) !== undefined,
  explains: (routing, agent) => `${agent.id} ${noRoom(routing, agent)}`,
};
