import type { Requirement } from '../../domain/events/contact.js';
import type { WantedLanguage } from '../../domain/language.js';
import { nearestName } from '../../domain/nearest.js';
import { own } from '../../domain/own.js';
import type { Plan } from '../../domain/plan.js';
import type { RoutingPolicy, SkillNeed } from '../../domain/policy.js';
import { type Requires, requiresOf, termsIn, type WrittenRequires } from '../../domain/requires.js';
import type { Rejection } from '../../errors.js';
import { reject } from '../decision.js';
import type { PlanIndex } from '../state/plan-index.js';

interface Asked {
  readonly languages: readonly {
    readonly tag: string;
    readonly language?: string | undefined;
    readonly atLeast?: WantedLanguage['atLeast'] | undefined;
    readonly exact: boolean;
  }[];
  readonly skills: readonly SkillNeed[];
  readonly residency: string | null;
  readonly requires?: WrittenRequires | Requires | null | undefined;
  readonly site?: boolean | undefined;
}

/**
 * What a contact asks for, with every name checked and the needs of plan and queue added; if queue and contact need the same skill, the
 * higher level counts.
 */
export function requirementOf(plan: Plan, index: PlanIndex, policy: RoutingPolicy, asked: Asked): Requirement | Rejection {
  const languages = languagesOf(plan, asked);
  if ('code' in languages) return languages;
  const skills = needsOf(index, policy, asked);
  if ('code' in skills) return skills;
  if (asked.residency !== null && own(plan.jurisdictions, asked.residency) === undefined)
    return reject('JURISDICTION_UNKNOWN', {
      jurisdiction: asked.residency,
      nearest: nearestName(asked.residency, Object.keys(plan.jurisdictions)),
    });
  const requires = asked.requires == null ? null : requiresOf(asked.requires as WrittenRequires);
  const unknown = requires === null ? undefined : unknownTerm(plan, index, requires);
  if (unknown !== undefined) return unknown;
  return { languages, skills, residency: asked.residency, requires, site: asked.site ?? false };
}

const NO_LANGUAGES: readonly WantedLanguage[] = [];

function languagesOf(plan: Plan, asked: Asked): readonly WantedLanguage[] | Rejection {
  if (asked.languages.length === 0) return NO_LANGUAGES;
  for (const { tag, language } of asked.languages)
    if (language === undefined || !plan.languages.includes(language)) return reject('LANGUAGE_UNKNOWN', { tag, languages: plan.languages });
  return asked.languages.map(({ tag, language = tag, atLeast, exact }) => ({
    language,
    tag,
    atLeast: atLeast ?? plan.languageAtLeast,
    exact,
  }));
}

/** The needs of queue and contact together. */
function needsOf(index: PlanIndex, policy: RoutingPolicy, asked: Asked): readonly SkillNeed[] | Rejection {
  if (asked.skills.length === 0) return policy.skills;
  const skills: SkillNeed[] = [...policy.skills];
  for (const need of asked.skills) {
    if (!index.skills.has(need.skill))
      return reject('SKILL_UNKNOWN', { skill: need.skill, nearest: nearestName(need.skill, [...index.skills]) });
    const same = skills.findIndex(({ skill }) => skill === need.skill);
    if (same < 0) skills.push(need);
    else if ((skills[same] as SkillNeed).level < need.level) skills[same] = need;
  }
  // A copy of the exact length; a list that was pushed to keeps room for sixteen more entries as long as the contact lives.
  return skills.slice();
}

/** The first skill, attribute or value that the plan does not know. */
function unknownTerm(plan: Plan, index: PlanIndex, requires: Requires): Rejection | undefined {
  for (const term of termsIn(requires)) {
    if ('skill' in term) {
      if (!index.skills.has(term.skill))
        return reject('SKILL_UNKNOWN', { skill: term.skill, nearest: nearestName(term.skill, [...index.skills]) });
      continue;
    }
    const { attribute } = term;
    const values = own(plan.agentAttributes, attribute);
    if (values === undefined)
      return reject('ATTRIBUTE_UNKNOWN', { attribute, nearest: nearestName(attribute, Object.keys(plan.agentAttributes)) });
    const wrong = term.is.find((value) => !values.includes(value));
    if (wrong !== undefined) return reject('ATTRIBUTE_VALUE_UNKNOWN', { attribute, value: wrong, values });
  }
  return undefined;
}
