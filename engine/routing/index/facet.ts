import { asWritten } from '../../core/canonical-text.js';
import type { AgentProfile } from '../../domain/agent.js';
import type { LanguageTag, SkillId } from '../../domain/ids.js';
import { termsIn } from '../../domain/requires.js';
import type { Routing } from '../context.js';
import { rankKey } from '../rank.js';
import { skillLevelAt } from '../skills.js';
import { Numbers } from './numbers.js';

/** Abilities, as far as they are looked at here. */
export interface Seen {
  readonly like: { readonly profile: AgentProfile };
}

/** One side of all abilities, by their number: a level of some skill, what is spoken of some language. */
export interface Facet {
  /** No other has it. */
  readonly number: number;
  readonly valueOf: (profile: AgentProfile) => number;
  readonly of: Numbers;
  /** Its values are all below this. */
  below: number;
}

/** By what they tell: `skill/…`, `language/…`, and what there is besides. */
export type Facets = Map<string, Facet>;

/**
 * What a demand can see of abilities, put together as one number. Agents who are all different are mostly so in what a contact does not ask
 * for. `null`: there is more to see than a number can hold.
 */
export type Glance = readonly { readonly facet: Facet; readonly values: number }[] | null;

/** V8 keeps numbers below this in place, which makes them good keys. */
const KEYS_BELOW = 2 ** 31;

/** What contacts like this one see of abilities: whoever asks for the same skills and languages sees the same. */
export function facetsFor(facets: Facets, routing: Routing): readonly Facet[] {
  const { languages, skills, requires } = routing.contact.requirement;
  const terms = [routing.policy.requires, requires].flatMap((one) => (one === null ? [] : termsIn(one)));
  const asked = new Set([...skills, ...terms].flatMap((one) => ('skill' in one ? [one.skill] : [])));
  return [
    facetOf(facets, 'others', () => numbered(others)),
    ...[...asked].sort().map((skill) => facetOf(facets, `skill/${skill}`, () => levelOf(skill))),
    ...[...new Set(languages.map(({ language }) => language))]
      .sort()
      .map((language) => facetOf(facets, `language/${language}`, () => numbered(spoken(language)))),
    ...(routing.policy.rank.some((key) => rankKey(key).counts === true) ? [facetOf(facets, 'counts', () => numbered(counts))] : []),
  ];
}

export function glanceOf(seen: readonly Facet[], all: readonly Seen[]): Glance {
  for (const facet of seen) readOn(facet, all);
  // Others may come to look in ways that nobody does yet.
  const glance = seen.map((facet) => ({ facet, values: 2 * facet.below + 2 }));
  return glance.reduce((product, { values }) => product * values, 1) < KEYS_BELOW ? glance : null;
}

function facetOf(facets: Facets, name: string, make: () => Facet['valueOf']): Facet {
  let known = facets.get(name);
  if (known === undefined) {
    known = { number: facets.size, valueOf: make(), of: new Numbers(), below: 0 };
    facets.set(name, known);
  }
  return known;
}

/** Agents are read as they are now: what is not valid is held at no level. */
const levelOf =
  (skill: SkillId) =>
  (profile: AgentProfile): number =>
    skillLevelAt({ profile }, skill, 0);

const spoken =
  (language: LanguageTag) =>
  ({ languages }: AgentProfile): string => {
    const some = languages.filter((one) => one.language === language);
    return some.length === 0 ? '' : asWritten(some);
  };

const others = (profile: AgentProfile): string => asWritten({ ...profile, id: '', languages: [], skills: [] });

const counts = ({ languages, skills }: AgentProfile): string => `${languages.length}/${skills.length}`;

/** Numbers texts in the order in which they come. */
function numbered(textOf: (profile: AgentProfile) => string): Facet['valueOf'] {
  const numbers = new Map<string, number>();
  return (profile) => {
    const text = textOf(profile);
    let number = numbers.get(text);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(text, number);
    }
    return number;
  };
}

/** One number for all that look the same; `undefined`: these look like nobody else. */
export function seenOf(glance: Glance, all: readonly Seen[], id: number): number | undefined {
  if (glance === null) return undefined;
  let seen = 0;
  for (let i = 0; i < glance.length; i++) {
    const { facet, values } = glance[i] as { facet: Facet; values: number };
    if (facet.of.length <= id) readOn(facet, all);
    const value = facet.of.at(id);
    if (value >= values) return undefined;
    seen = seen * values + value;
  }
  return seen;
}

/** Reads those who have come since. */
function readOn(facet: Facet, all: readonly Seen[]): void {
  while (facet.of.length < all.length) {
    const value = facet.valueOf((all[facet.of.length] as Seen).like.profile);
    facet.of.push(value);
    facet.below = Math.max(facet.below, value + 1);
  }
}
