import { match } from '@formatjs/intl-localematcher';
import type { LanguageResolver } from '@signalbox/engine/plan';

/** Answers kept per list of available languages, twice over; others are computed again. */
const REMEMBERED_MAX = 4_096;
/** "No linguistic content": what the matcher returns if nothing is near enough. */
const NONE = 'zxx';
/** Two written forms of one language, which their tags do not reveal. */
const SAME_LANGUAGE: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };

/** RFC 5646 form, with deprecated codes replaced (`iw` → `he`); `undefined` if it is no language tag. */
function locale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const base = ({ language }: Intl.Locale): string => SAME_LANGUAGE[language] ?? language;

/**
 * The matcher also knows which second language speakers of a first usually read (Breton → French). That is for the contact to say, not for
 * us: only tags of the same language are compared.
 */
function nearest(tag: string, available: readonly string[]): string | undefined {
  const wanted = locale(tag);
  if (wanted === undefined) return undefined;
  const candidates = new Map<string, string>();
  for (const one of available) {
    const candidate = locale(one);
    if (candidate !== undefined && base(candidate) === base(wanted)) candidates.set(candidate.toString(), one);
  }
  if (candidates.size === 0) return undefined;
  const found = candidates.has(wanted.toString())
    ? wanted.toString()
    : match([wanted.toString()], [...candidates.keys()], NONE, { algorithm: 'best fit' });
  return candidates.get(found);
}

interface Answers {
  young: Map<string, string | undefined>;
  old: Map<string, string | undefined>;
}

/**
 * Finds the language of the plan that a tag resolves to, by CLDR distance: `es-AR` finds `es-419` before `es`, `nb` finds `no`, `zh-TW`
 * finds `zh-Hant`. A look-up costs tens of microseconds, so answers are remembered, in two generations that bound the memory without
 * searching for the oldest entry. The list of languages must not change once it has been asked about.
 */
export function languageResolver(): LanguageResolver {
  const remembered = new WeakMap<readonly string[], Answers>();
  return (tag, available) => {
    const answers = remembered.get(available) ?? { young: new Map(), old: new Map() };
    remembered.set(available, answers);
    if (answers.young.has(tag)) return answers.young.get(tag);
    const language = answers.old.has(tag) ? answers.old.get(tag) : nearest(tag, available);
    if (answers.young.size >= REMEMBERED_MAX) {
      answers.old = answers.young;
      answers.young = new Map();
    }
    answers.young.set(tag, language);
    return language;
  };
}
