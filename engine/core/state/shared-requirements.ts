import type { Requirement } from '../../domain/events/contact.js';
import type { WantedLanguage } from '../../domain/language.js';
import type { SkillNeed } from '../../domain/policy.js';
import { written } from './canonical-text.js';

/** Beyond this the pool starts anew; requirements already shared stay shared. */
const KEPT_MAX = 4_096;

/**
 * Replaces equal requirements by one object: a hundred thousand contacts ask for a few hundred things, at 250 bytes each. Found by a hash
 * number and a comparison, because serialising a requirement for each contact would leave more garbage than the requirement itself.
 */
export function sharedRequirements(): (requirement: Requirement) => Requirement {
  const kept = new Map<number, Requirement[]>();
  let size = 0;
  return (one) => {
    const number = numberOf(one);
    const alike = kept.get(number);
    const known = alike === undefined ? undefined : equalTo(one, alike);
    if (known !== undefined) return known;
    if (size >= KEPT_MAX) {
      kept.clear();
      size = 0;
    }
    size++;
    const others = kept.get(number);
    if (others === undefined) kept.set(number, [one]);
    else others.push(one);
    return one;
  };
}

/** A hash: equal for equal requirements, and rarely for others. */
function numberOf({ languages, skills, residency }: Requirement): number {
  let number = residency === null ? 0 : withText(1, residency);
  for (const { tag } of languages) number = withText(number, tag);
  for (const { skill, level } of skills) number = withText(Math.imul(number, 31) + level, skill);
  return number | 0;
}

function withText(number: number, text: string): number {
  let mixed = Math.imul(number, 31) + text.length;
  for (let place = 0; place < text.length; place++) mixed = (Math.imul(mixed, 31) + text.charCodeAt(place)) | 0;
  return mixed;
}

function equalTo(one: Requirement, others: readonly Requirement[]): Requirement | undefined {
  for (const other of others) if (areEqual(one, other)) return other;
  return undefined;
}

/** One comparison per wish; the compiler insists that a wish added to the type is compared as well. */
const EQUAL: { readonly [Wish in keyof Requirement]: (a: Requirement, b: Requirement) => boolean } = {
  languages: ({ languages: a }, { languages: b }) => a.length === b.length && haveAll(a, b, sameLanguage),
  skills: ({ skills: a }, { skills: b }) => a.length === b.length && haveAll(a, b, sameNeed),
  residency: (a, b) => a.residency === b.residency,
  requires: ({ requires: a }, { requires: b }) => a === b || (a !== null && b !== null && written(a) === written(b)),
  site: (a, b) => a.site === b.site,
};
/** A list, because looking up a property by a computed name is slow. */
const COMPARED = Object.values(EQUAL);

function areEqual(a: Requirement, b: Requirement): boolean {
  for (let place = 0; place < COMPARED.length; place++) if (COMPARED[place]?.(a, b) === false) return false;
  return true;
}

function haveAll<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  for (let place = 0; place < a.length; place++) if (!same(a[place] as T, b[place] as T)) return false;
  return true;
}

const sameLanguage = (a: WantedLanguage, b: WantedLanguage): boolean =>
  a.language === b.language && a.tag === b.tag && a.atLeast === b.atLeast && a.exact === b.exact;

const sameNeed = (a: SkillNeed, b: SkillNeed): boolean => a.skill === b.skill && a.level === b.level;
