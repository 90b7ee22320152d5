import type { AgentRecord } from '../../core/state/state.js';
import type { Reason, Routing } from '../context.js';
import { couldTakeWhenFree } from '../could-take.js';

/** The agent the contact is reserved for: the first of the preferred agent and the deputies who could take it once free. */
function keptFor(routing: Routing): AgentRecord | undefined {
  const { contact, state, atMs } = routing;
  const { affinity: kept } = contact;
  if (kept === null || kept.mode !== 'reserve' || atMs >= kept.untilMs) return undefined;
  for (const { agent: id } of [kept, ...kept.deputies]) {
    const agent = state.agents.get(id);
    if (agent === undefined || (contact.refusals.get(id) ?? 0) > atMs) continue;
    if (couldTakeWhenFree(routing, agent)) return agent;
  }
  return undefined;
}

/** The contact is reserved for another agent, who could take it once free; ends with the reservation at the latest. */
export const affinity: Reason = {
  name: 'affinity',
  dependsOn: 'contact',
  concerns: ({ contact }) => contact.affinity?.mode === 'reserve',
  onlyFor: (routing) => keptFor(routing)?.id,
  blocks: (routing, agent) => {
    const { affinity: kept } = routing.contact;
    if (kept === null || kept.agent === agent.id) return false;
    const owner = keptFor(routing);
    return owner !== undefined && owner.id !== agent.id;
  },
  explains: (routing) => {
    const { contact, atMs } = routing;
    const untilMs = contact.affinity?.untilMs ?? atMs;
    return `${contact.contact} is reserved for ${keptFor(routing)?.id ?? contact.affinity?.agent} for another ${untilMs - atMs} ms`;
  },
};
