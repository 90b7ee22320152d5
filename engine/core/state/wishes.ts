import type { Requirement } from '../../domain/events/contact.js';
import { written } from './canonical-text.js';

/** Ids and tags never contain line ends: ADMIT checks that. */
const SEPARATOR = '\n';

/** Texts by requirement object, which contacts nearly always share. */
const texts = new WeakMap<Requirement, string>();

/** One string for everything a contact asks for: equal for equal wishes, and for no others. */
export function wishesOf(requirement: Requirement): string {
  let text = texts.get(requirement);
  if (text === undefined) {
    text = textOf(requirement);
    texts.set(requirement, text);
  }
  return text;
}

function textOf({ languages, skills, residency, requires, site, ...rest }: Requirement): string {
  // The compiler makes sure that a wish added to the type is added here as well.
  rest satisfies Record<string, never>;
  let text = `${residency ?? ''}${SEPARATOR}${site ? 1 : 0}${SEPARATOR}`;
  for (const { language, tag, atLeast, exact } of languages) text += `${language} ${tag} ${atLeast} ${exact ? 1 : 0},`;
  text += SEPARATOR;
  for (const { skill, level } of skills) text += `${skill} ${level},`;
  return requires === null ? text : `${text}${SEPARATOR}${written(requires)}`;
}
