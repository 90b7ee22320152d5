import type { AgentRecord } from '../../core/state/state.js';
import type { SkillNeed, Step } from '../../domain/policy.js';
import type { Routing, StepReason } from '../context.js';
import { skillLevelAt } from '../skills.js';

/** The first skill need the agent does not meet in this ring; authorisations are a separate reason. */
function unmet({ contact, index, atMs }: Routing, agent: AgentRecord, step: Step): SkillNeed | undefined {
  return contact.requirement.skills.find(
    ({ skill, level }) =>
      !index.authorisations.has(skill) &&
      !step.skillsDropped.includes(skill) &&
      skillLevelAt(agent, skill, atMs) < Math.max(1, level - step.skillTolerance),
  );
}

/** The agent lacks a skill, or has it below the level this ring tolerates. Lacking it altogether (level 0) is never tolerated. */
export const skills: StepReason = {
  name: 'skills',
  dependsOn: 'abilities',
  indispensable: ({ contact, index, steps }) =>
    contact.requirement.skills
      .map(({ skill }) => skill)
      .filter((skill) => !index.authorisations.has(skill) && steps.every(({ step }) => !step.skillsDropped.includes(skill))),
  blocks: (routing, agent, step) => routing.contact.requirement.skills.length > 0 && unmet(routing, agent, step) !== undefined,
  explains: (routing, agent, step) => {
    const need = unmet(routing, agent, step);
    return need === undefined
      ? ''
      : `${agent.id} has ${need.skill} ${skillLevelAt(agent, need.skill, routing.atMs)}; ${routing.contact.contact} needs ${need.level}`;
  },
};
