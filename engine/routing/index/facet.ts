import { asWritten } from '../../core/canonical-text.js';
import type { AgentProfile } from '../../domain/agent.js';
import type { LanguageTag, SkillId } from '../../domain/ids.js';
import { termsIn } from '../../domain/requires.js';
import type { Routing } from '../context.js';
import { rankKey } from '../rank.js';
import { skillLevelAt } from '../skills.js';
import { Numbers } from './numbers.js';

/** Abilities, as far as they are looked at here. */
interface Seen {
  readonly like: { readonly profile: AgentProfile };
}

/** One side of all abilities, by their number: a level of some skill, what is spoken of some language. */
interface Facet {
  readonly valueOf: (profile: AgentProfile) => number;
  readonly of: Numbers;
  /** Its values are all below this. */
  below: number;
}

/** By what they tell: `skill/…`, `language/…`, and what there is besides. */
export type Facets = Map<string, Facet>;

/**
 * What a demand can see of abilities. Whoever looks the same is judged once: agents who are all different are mostly so in what this contact
 * does not ask for. `null`: there is more to see than a number can hold, and all are judged.
 */
export type Glance = readonly { readonly facet: Facet; readonly values: number }[] | null;

/** V8 keeps numbers below this in place, which makes them good keys. */
const KEYS_BELOW = 2 ** 31;

export function glanceOf(facets: Facets, all: readonly Seen[], routing: Routing): Glance {
  const { languages, skills, requires } = routing.contact.requirement;
  const terms = [routing.policy.requires, requires].flatMap((one) => (one === null ? [] : termsIn(one)));
  const asked = new Set([...skills, ...terms].flatMap((one) => ('skill' in one ? [one.skill] : [])));
  const seen = [
    facetOf(facets, 'others', () => numbered(others)),
    ...[...asked].map((skill) => facetOf(facets, `skill/${skill}`, () => levelOf(skill))),
    ...[...new Set(languages.map(({ language }) => language))].map((language) =>
      facetOf(facets, `language/${language}`, () => numbered(spoken(language))),
    ),
    ...(routing.policy.rank.some((key) => rankKey(key).counts === true) ? [facetOf(facets, 'counts', () => numbered(counts))] : []),
  ];
  for (const facet of seen) readOn(facet, all);
  // Others may come to look in ways that nobody does yet.
  const glance = seen.map((facet) => ({ facet, values: 2 * facet.below + 2 }));
  return glance.reduce((product, { values }) => product * values, 1) < KEYS_BELOW ? glance : null;
}

function facetOf(facets: Facets, name: string, make: () => Facet['valueOf']): Facet {
  let known = facets.get(name);
  if (known === undefined) {
    known = { valueOf: make(), of: new Numbers(), below: 0 };
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

/** One number for all that look the same; `undefined`: these have to be judged by themselves. */
export function lookOf(glance: Glance, all: readonly Seen[], id: number): number | undefined {
  if (glance === null) return undefined;
  let look = 0;
  for (let i = 0; i < glance.length; i++) {
    const { facet, values } = glance[i] as { facet: Facet; values: number };
    if (facet.of.length <= id) readOn(facet, all);
    const value = facet.of.at(id);
    if (value >= values) return undefined;
    look = look * values + value;
  }
  return look;
}

/** Reads those who have come since. */
function readOn(facet: Facet, all: readonly Seen[]): void {
  while (facet.of.length < all.length) {
    const value = facet.valueOf((all[facet.of.length] as Seen).like.profile);
    facet.of.push(value);
    facet.below = Math.max(facet.below, value + 1);
  }
}
