import { problem } from '../../domain/plan-file/problems.js';
import type { Examine } from '../house.js';

/** Languages nobody speaks and skills nobody holds: the plan knows them, the roster does not. */
export const unusedNames: Examine = ({ plan, roster: { agents } }) => {
  const spoken = new Set(agents.flatMap((agent) => agent.languages.map(({ language }) => language)));
  const held = new Set(agents.flatMap((agent) => agent.skills.map(({ skill }) => skill)));
  return [
    ...plan.languages.flatMap((language) =>
      spoken.has(language) ? [] : [problem('LANGUAGE_UNSPOKEN', 'plan', ['languages'], { language })],
    ),
    ...plan.skills.flatMap(({ id }, index) => (held.has(id) ? [] : [problem('SKILL_UNHELD', 'plan', ['skills', index], { skill: id })])),
  ];
};
