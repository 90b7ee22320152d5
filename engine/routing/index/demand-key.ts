import { written } from '../../core/canonical.js';
import type { LiveContact } from '../../core/state.js';
import type { Requirement } from '../../domain/events/contact.js';
import type { Reason } from '../context.js';

/** Names hold no line ends: ids and tags are checked at the door. */
const SEPARATOR = '\n';

function wishesOf({ languages, skills, residency, requires, site, ...rest }: Requirement): string {
  // A wish that is added is added here as well: the compiler says so.
  rest satisfies Record<string, never>;
  let key = `${residency ?? ''}${SEPARATOR}${site ? 1 : 0}${SEPARATOR}`;
  for (const { language, tag, atLeast, exact } of languages) key += `${language} ${tag} ${atLeast} ${exact ? 1 : 0},`;
  key += SEPARATOR;
  for (const { skill, level } of skills) key += `${skill} ${level},`;
  return requires === null ? key : `${key}${SEPARATOR}${written(requires)}`;
}

/** One string for all that reasons about abilities may read of a contact, and for the crowd reasons that concern it. */
export const demandKey = (contact: LiveContact, crowd: readonly Reason[]): string =>
  contact.queue +
  SEPARATOR +
  contact.channel +
  SEPARATOR +
  contact.tenant +
  SEPARATOR +
  (contact.band === 0 ? 'urgent' : '') +
  SEPARATOR +
  contact.openSteps.join() +
  SEPARATOR +
  contact.tiersOpenMs +
  SEPARATOR +
  crowd.map(({ name }) => name).join() +
  SEPARATOR +
  wishesOf(contact.requirement);
