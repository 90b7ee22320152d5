import { asWritten } from '../../core/state/canonical-text.js';
import type { AgentProfile } from '../../domain/agent.js';
import type { LanguageTag, SkillId } from '../../domain/ids.js';
import { termsIn } from '../../domain/requires.js';
import type { Routing } from '../context.js';
import { rankKey } from '../rank.js';
import { skillLevelAt } from '../skills.js';
import { Numbers } from './numbers.js';

/** Abilities, as far as facets look at them. */
export interface Seen {
  readonly like: { readonly profile: AgentProfile };
}

/** One aspect of all abilities, by their number: the level in some skill, or the command of some language. */
export interface Facet {
  /** Unique among facets. */
  readonly number: number;
  readonly valueOf: (profile: AgentProfile) => number;
  readonly of: Numbers;
  /** An upper bound (exclusive) of its values. */
  below: number;
}

/** By what they show: `skill/…`, `language/…`, and the rest. */
export type Facets = Map<string, Facet>;

/**
 * What a demand can see of abilities, packed into one number. Agents who are all different mostly differ in what a contact does not ask
 * for. `null`: there is more to see than a number can hold.
 */
export type Glance = readonly { readonly facet: Facet; readonly values: number }[] | null;

/** V8 stores integers below this without allocating, which makes them good keys. */
const KEYS_BELOW = 2 ** 31;

/** What contacts like this one see of abilities. Contacts that ask for the same skills and languages see the same. */
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
  // Leaves room for values that no agent has yet.
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

/** Profiles are read as of now: a skill outside its validity has no level. */
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

/** Numbers texts in the order in which they first occur. */
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

/** One number for all abilities that look the same; `undefined`: these look like no others. */
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

/** Reads the abilities added since. */
function readOn(facet: Facet, all: readonly Seen[]): void {
  while (facet.of.length < all.length) {
    const value = facet.valueOf((all[facet.of.length] as Seen).like.profile);
    facet.of.push(value);
    facet.below = Math.max(facet.below, value + 1);
  }
}
