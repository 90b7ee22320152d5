import { LANGUAGES } from './languages.js';
import { FAMILIES, GRADES, skillName } from './requirements.js';

/** An agent's abilities, as in a roster file. */
export interface Abilities {
  readonly languages: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
}

/**
 * Abilities of agent `n` when there are this many distinct profiles. An agent speaks three languages and has all skills of the first, most
 * of the second and some of the third, at levels that differ between profiles: enough of them to serve every request at some level.
 */
export function profileOf(n: number, profiles: number | 'unique'): Abilities {
  const p = profiles === 'unique' ? n : n % profiles;
  const family = p % FAMILIES;
  const variant = Math.floor(p / FAMILIES);
  const skills: Record<string, number> = {};
  // The levels of six skills, three to five, give 729 variants; those of the next family continue from there.
  for (let grade = 0, rest = variant; grade < GRADES; grade++, rest = Math.floor(rest / 3))
    skills[skillName(family, grade)] = 3 + (rest % 3);
  for (let grade = 0, rest = Math.floor(variant / 3 ** GRADES); grade < GRADES - 1; grade++, rest = Math.floor(rest / 4))
    skills[skillName((family + 1) % FAMILIES, grade)] = 2 + (rest % 4);
  for (let grade = 0; grade < GRADES / 2; grade++) skills[skillName((family + 2) % FAMILIES, grade)] = 1 + ((variant + grade) % 5);
  return { languages: [0, 1, 2].map((step) => LANGUAGES[(family + step) % FAMILIES] as string), skills };
}
