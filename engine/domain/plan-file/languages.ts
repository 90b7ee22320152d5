import type { LanguageResolver } from '../../ports.js';
import type { LanguageTag } from '../ids.js';

/** A language, or a language and a region, in their customary spelling, as nearly all come; to be asked of each contact. */
const CUSTOMARY = /^[a-z]{2,8}(-[A-Z]{2})?$/;

/** The customary spelling of a tag: `pt-br` → `pt-BR`, `zh-hant` → `zh-Hant` (RFC 5646 §2.1.1). */
export function canonicalTag(tag: string): LanguageTag {
  if (CUSTOMARY.test(tag)) return tag;
  return tag
    .split('-')
    .map((part, index) => {
      if (index === 0) return part.toLowerCase();
      if (part.length === 2) return part.toUpperCase();
      return part.length === 4 && !/^\d/.test(part) ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase() : part.toLowerCase();
    })
    .join('-');
}

export const baseLanguage = (tag: LanguageTag): LanguageTag => tag.split('-')[0] as string;

/** Shortens the tag from its end until it is one of the available ones: the look-up of RFC 4647 §3.4. */
export const lookUpLanguage: LanguageResolver = (tag, available) => {
  for (let range = canonicalTag(tag); ; range = range.slice(0, range.lastIndexOf('-'))) {
    if (available.includes(range)) return range;
    if (!range.includes('-')) return undefined;
  }
};
