import type { Requirement } from '../domain/events/contact.js';
import { written } from './canonical-text.js';

/** Names hold no line ends: ids and tags are checked at the door. */
const SEPARATOR = '\n';

/** Texts by what nearly always is shared: looked up instead of written again. */
const texts = new WeakMap<Requirement, string>();

/** One string for all that a contact asks: equal for equal wishes and for no others. */
export function wishesOf(requirement: Requirement): string {
  let text = texts.get(requirement);
  if (text === undefined) {
    text = textOf(requirement);
    texts.set(requirement, text);
  }
  return text;
}

function textOf({ languages, skills, residency, requires, site, ...rest }: Requirement): string {
  // A wish that is added is added here as well: the compiler says so.
  rest satisfies Record<string, never>;
  let text = `${residency ?? ''}${SEPARATOR}${site ? 1 : 0}${SEPARATOR}`;
  for (const { language, tag, atLeast, exact } of languages) text += `${language} ${tag} ${atLeast} ${exact ? 1 : 0},`;
  text += SEPARATOR;
  for (const { skill, level } of skills) text += `${skill} ${level},`;
  return requires === null ? text : `${text}${SEPARATOR}${written(requires)}`;
}
