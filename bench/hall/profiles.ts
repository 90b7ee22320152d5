import { LANGUAGES } from './languages.js';
import { FAMILIES, GRADES, skillName } from './requirements.js';

/** What one agent is able to do, as a roster file has it. */
export interface Abilities {
  readonly languages: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
}

/**
 * Abilities of agent `n` where there are so many distinct ones. An agent speaks three languages and has all skills of the first, most of
 * the second and some of the third, at levels that differ from profile to profile: enough of them to serve every request at some level.
 */
export function profileOf(n: number, profiles: number | 'unique'): Abilities {
  const p = profiles === 'unique' ? n : n % profiles;
  const family = p % FAMILIES;
  const variant = Math.floor(p / FAMILIES);
  const skills: Record<string, number> = {};
  // The levels of six skills, three to five, count through 729 variants; those of the next family carry on from there.
  for (let grade = 0, rest = variant; grade < GRADES; grade++, rest = Math.floor(rest / 3))
    skills[skillName(family, grade)] = 3 + (rest % 3);
  for (let grade = 0, rest = Math.floor(variant / 3 ** GRADES); grade < GRADES - 1; grade++, rest = Math.floor(rest / 4))
    skills[skillName((family + 1) % FAMILIES, grade)] = 2 + (rest % 4);
  for (let grade = 0; grade < GRADES / 2; grade++) skills[skillName((family + 2) % FAMILIES, grade)] = 1 + ((variant + grade) % 5);
  return { languages: [0, 1, 2].map((step) => LANGUAGES[(family + step) % FAMILIES] as string), skills };
}
