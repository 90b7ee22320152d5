import type { AgentProfile } from '../../domain/agent.js';
import type { SkillNeed } from '../../domain/policy.js';
import type { Reason, Routing } from '../context.js';
import { skillLevelAt } from '../skills.js';

const missing = ({ contact, index, atMs }: Routing, profile: AgentProfile): SkillNeed | undefined =>
  contact.requirement.skills.find(({ skill, level }) => index.authorisations.has(skill) && skillLevelAt({ profile }, skill, atMs) < level);

/** The agent is not authorised for this work at present. Hard: no ring relaxes it, whatever the ring tolerates or drops. */
export const authorisation: Reason = {
  name: 'authorisation',
  dependsOn: 'abilities',
  blocks: (routing, { profile }) => routing.contact.requirement.skills.length > 0 && missing(routing, profile) !== undefined,
  // The sentence distinguishes roster and supervisor: changing the roster would not help if a supervisor has withdrawn the authorisation.
  explains: (routing, { id, profile, rosterProfile }) => {
    const { skill, level } = missing(routing, profile) ?? { skill: '', level: 0 };
    const isTaken = skillLevelAt({ profile: rosterProfile }, skill, routing.atMs) >= level;
    const what = `${id} holds no valid authorisation ${skill} for ${routing.contact.contact}`;
    return isTaken ? `${what}: a supervisor's change takes it away` : what;
  },
};
