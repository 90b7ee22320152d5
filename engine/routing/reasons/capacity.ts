import { hasRoom, whyNoRoom } from '../capacity.js';
import type { Reason } from '../context.js';

/** The agent has no room for one more contact of this channel beside the work it may not interrupt. */
export const capacity: Reason = {
  name: 'capacity',
  dependsOn: 'agent',
  reads: ({ cost }) => cost,
  blocks: (routing, agent) => !hasRoom(routing, agent),
  explains: (routing, agent) => `${agent.id} ${whyNoRoom(routing, agent)}`,
};
