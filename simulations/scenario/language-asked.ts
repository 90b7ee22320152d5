import { canonicalTag } from '@signalbox/engine';
import type { Demand } from '../play/index.js';
import type { Trial } from './trial.js';

/** The plan's language that is asked for first; the tag itself where the plan has none for it, `null` where none is asked for. */
export function languageAsked({ languages = [] }: Pick<Demand, 'languages'>, trial: Pick<Trial, 'languages'>): string | null {
  const [tag] = languages;
  if (tag === undefined) return null;
  // Figures and targets speak the plan the trial begins with.
  return trial.languages[0]?.standsFor[canonicalTag(tag)] ?? tag;
}
