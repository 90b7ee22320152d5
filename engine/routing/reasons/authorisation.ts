import type { AgentRecord } from '../../core/state.js';
import type { Reason, Routing } from '../context.js';
import { skillLevelAt } from '../skills.js';

const missing = ({ contact, index, atMs }: Routing, agent: AgentRecord): string | undefined =>
  contact.requirement.skills.find(({ skill, level }) => index.authorisations.has(skill) && skillLevelAt(agent, skill, atMs) < level)?.skill;

/** The agent is not authorised for this work now. Hard: no ring relaxes it, whatever it tolerates or drops. */
export const authorisation: Reason = {
  name: 'authorisation',
  dependsOn: 'abilities',
  blocks: (routing, agent) => routing.contact.requirement.skills.length > 0 && missing(routing, agent) !== undefined,
  explains: (routing, agent) => `${agent.id} holds no valid authorisation ${missing(routing, agent)} for ${routing.contact.contact}`,
};
