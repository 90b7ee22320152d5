import { canonicalTag } from '@signalbox/engine/plan';
import type { Demand } from '../../play/index.js';
import type { Trial } from '../trial.js';

/** How those are named who ask for no language. */
export const NO_LANGUAGE = '–';

/** The plan's language that is asked for first; the tag itself if the plan has none for it, `null` if none is asked for. */
export function languageAsked({ languages = [] }: Pick<Demand, 'languages'>, trial: Pick<Trial, 'languages'>): string | null {
  const [tag] = languages;
  if (tag === undefined) return null;
  // Figures and targets use the languages of the plan with which the trial begins.
  return trial.languages[0]?.standsFor[canonicalTag(tag)] ?? tag;
}
