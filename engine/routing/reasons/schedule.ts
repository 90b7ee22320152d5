import { isOpenAt, nextChangeMs } from '../../domain/calendar.js';
import type { Reason } from '../context.js';
import { onShift, shiftOf } from '../shift.js';

/**
 * The agent is off shift, and the policy asks only agents who are scheduled. Ends when the shift begins or the break is over. It also holds
 * for urgent contacts and assignments by hand; to keep an agent longer, lift the shift with `agents.change`.
 */
export const schedule: Reason = {
  name: 'schedule',
  dependsOn: 'agent',
  reads: ({ schedule: asked }) => asked,
  blocks: ({ policy, plan, atMs }, agent) => policy.schedule === 'require' && !onShift(plan, agent, atMs),
  explains: ({ plan, atMs }, agent) => {
    const shift = shiftOf(plan, agent);
    const nextMs = shift === undefined ? null : nextChangeMs(shift, atMs);
    const until =
      shift !== undefined && nextMs !== null && isOpenAt(shift, nextMs) ? ` until ${nextMs}` : ', and the roster has no further shift';
    return `${agent.id} is off shift (${agent.profile.shift})${until}`;
  },
};
