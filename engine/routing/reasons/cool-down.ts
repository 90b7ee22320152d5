import type { AgentRecord } from '../../core/state/state.js';
import type { CoolDown } from '../../domain/events/agent.js';
import type { Reason, Routing } from '../context.js';

const standing = ({ contact, atMs }: Routing, { coolDowns }: AgentRecord): CoolDown | undefined =>
  coolDowns.find(({ channel, untilMs }) => atMs < untilMs && (channel === null || channel === contact.channel));

/** The agent has just finished a contact, and the policy grants a short rest. Urgent contacts (band 0) do not wait for it. */
export const coolDown: Reason = {
  name: 'cool-down',
  dependsOn: 'agent',
  blocks: (routing, agent) => agent.coolDowns.length > 0 && routing.contact.band !== 0 && standing(routing, agent) !== undefined,
  explains: (routing, agent) =>
    `${agent.id} has just ended a contact and is offered nothing for another ${(standing(routing, agent)?.untilMs ?? routing.atMs) - routing.atMs} ms`,
};
