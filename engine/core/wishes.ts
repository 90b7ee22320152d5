import type { Requirement } from '../domain/events/contact.js';
import { written } from './canonical-text.js';

/** Names hold no line ends: ids and tags are checked at the door. */
const SEPARATOR = '\n';

/** Texts of what is shared: looked up instead of written again. */
const texts = new WeakMap<Requirement, string>();

/** One string for all that a contact asks: equal for equal wishes and for no others. */
export const wishesOf = (requirement: Requirement): string => texts.get(requirement) ?? textOf(requirement);

function textOf({ languages, skills, residency, requires, site, ...rest }: Requirement): string {
  // A wish that is added is added here as well: the compiler says so.
  rest satisfies Record<string, never>;
  let text = `${residency ?? ''}${SEPARATOR}${site ? 1 : 0}${SEPARATOR}`;
  for (const { language, tag, atLeast, exact } of languages) text += `${language} ${tag} ${atLeast} ${exact ? 1 : 0},`;
  text += SEPARATOR;
  for (const { skill, level } of skills) text += `${skill} ${level},`;
  return requires === null ? text : `${text}${SEPARATOR}${written(requires)}`;
}

/** More are not worth keeping apart: then it begins anew, and only what is shared already stays so. */
const KEPT_MAX = 4_096;

/** Gives one requirement for all that are equal: a hundred thousand contacts ask for a few hundred things, 250 bytes each. */
export function sharedRequirements(): (requirement: Requirement) => Requirement {
  const kept = new Map<string, Requirement>();
  return (one) => {
    const text = textOf(one);
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(text, one);
    texts.set(one, text);
    return one;
  };
}
