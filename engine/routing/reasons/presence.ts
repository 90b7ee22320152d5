import type { Reason } from '../context.js';

/** The agent has not declared itself ready for this channel. */
export const presence: Reason = {
  name: 'presence',
  dependsOn: 'agent',
  blocks: ({ contact }, agent) =>
    agent.presence !== 'ready' || !agent.inRoster || (agent.readyFor !== null && !agent.readyFor.includes(contact.channel)),
  explains: (_, { id, presence: declared, reason, readyFor, inRoster }) =>
    !inRoster
      ? `${id} has left the roster`
      : declared === 'ready'
        ? `${id} is ready for ${readyFor?.join(', ')} only`
        : `${id} is ${declared}${reason === null ? '' : ` (${reason})`}`,
};
