import type { AgentRecord } from '../../core/state.js';
import { noRoom, workOf } from '../capacity.js';
import type { Reason, Routing } from '../context.js';

function lack({ state, plan, contact }: Routing, agent: AgentRecord): string | undefined {
  const channel = plan.channels[contact.channel];
  return channel === undefined ? `there is no channel ${contact.channel}` : noRoom(plan, channel, agent, workOf(state, agent));
}

/** The agent has no room for one more contact of this channel beside what may not be interrupted. */
export const capacity: Reason = {
  name: 'capacity',
  blocks: (routing, agent) => lack(routing, agent) !== undefined,
  explains: (routing, agent) => `${agent.id} ${lack(routing, agent)}`,
};
