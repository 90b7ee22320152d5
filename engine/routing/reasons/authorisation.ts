import type { AgentProfile } from '../../domain/agent.js';
import type { SkillNeed } from '../../domain/policy.js';
import type { Reason, Routing } from '../context.js';
import { skillLevelAt } from '../skills.js';

const missing = ({ contact, index, atMs }: Routing, profile: AgentProfile): SkillNeed | undefined =>
  contact.requirement.skills.find(({ skill, level }) => index.authorisations.has(skill) && skillLevelAt({ profile }, skill, atMs) < level);

/** The agent is not authorised for this work now. Hard: no ring relaxes it, whatever it tolerates or drops. */
export const authorisation: Reason = {
  name: 'authorisation',
  dependsOn: 'abilities',
  blocks: (routing, { profile }) => routing.contact.requirement.skills.length > 0 && missing(routing, profile) !== undefined,
  // A roster that gives what a supervisor has taken away helps nobody: who reads this is to know which of the two to change.
  explains: (routing, { id, profile, rosterProfile }) => {
    const { skill, level } = missing(routing, profile) ?? { skill: '', level: 0 };
    const isTaken = skillLevelAt({ profile: rosterProfile }, skill, routing.atMs) >= level;
    const what = `${id} holds no valid authorisation ${skill} for ${routing.contact.contact}`;
    return isTaken ? `${what}: a supervisor's change takes it away` : what;
  },
};
