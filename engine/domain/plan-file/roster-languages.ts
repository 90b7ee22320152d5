import { languageTag } from './fields.js';
import { isObject, valueAt } from './tree.js';

/** The language tags a roster as written speaks of; what is not well formed is passed over, `defineRoster` tells it. */
export function rosterLanguages(roster: unknown): readonly string[] {
  const agents = valueAt(roster, ['agents']);
  const groups = valueAt(roster, ['groups']);
  const entries = [
    ...(Array.isArray(agents) ? agents : isObject(agents) ? Object.values(agents) : []),
    ...(Array.isArray(groups) ? groups : []),
  ];
  return entries.flatMap((entry: unknown) => {
    const languages = valueAt(entry, ['languages']);
    if (!Array.isArray(languages)) return [];
    return languages.map((one: unknown) => valueAt(one, ['tag']) ?? one).filter((tag): tag is string => languageTag.safeParse(tag).success);
  });
}
