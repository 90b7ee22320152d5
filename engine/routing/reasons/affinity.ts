import type { Reason } from '../context.js';
import { couldTakeWhenFree } from '../could-take.js';

/** The contact waits for the agent it is reserved for, while that agent could take it once free; at most until the reservation ends. */
export const affinity: Reason = {
  name: 'affinity',
  blocks: (routing, agent) => {
    const { contact, state, atMs } = routing;
    const reserved = contact.affinity;
    if (reserved === null || reserved.mode !== 'reserve' || reserved.agent === agent.id || atMs >= reserved.untilMs) return false;
    const preferred = state.agents.get(reserved.agent);
    if (preferred === undefined || (contact.refusals.get(preferred.id) ?? 0) > atMs) return false;
    return couldTakeWhenFree(routing, preferred);
  },
  explains: ({ contact, atMs }) =>
    `${contact.contact} is reserved for ${contact.affinity?.agent} for another ${(contact.affinity?.untilMs ?? atMs) - atMs} ms`,
};
