import type { Requirement } from '../../domain/events/contact.js';
import type { WantedLanguage } from '../../domain/language.js';
import { nearestName } from '../../domain/nearest.js';
import { own } from '../../domain/own.js';
import type { Plan } from '../../domain/plan.js';
import type { RoutingPolicy, SkillNeed } from '../../domain/policy.js';
import { type Requires, requiresOf, termsIn, type WrittenRequires } from '../../domain/requires.js';
import type { Rejection } from '../../errors.js';
import { reject } from '../decision.js';
import type { PlanIndex } from '../plan-index.js';

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

/** What a contact asks, with every name checked and the plan's and queue's own needs filled in; a queue's need and the contact's: the higher level counts. */
export function requirementOf(plan: Plan, index: PlanIndex, policy: RoutingPolicy, asked: Asked): Requirement | Rejection {
  const languages: WantedLanguage[] = [];
  for (const { tag, language, atLeast, exact } of asked.languages) {
    if (language === undefined || !plan.languages.includes(language)) return reject('LANGUAGE_UNKNOWN', { tag, languages: plan.languages });
    languages.push({ language, tag, atLeast: atLeast ?? plan.languageAtLeast, exact });
  }
  const skills: SkillNeed[] = [...policy.skills];
  for (const need of asked.skills) {
    if (!index.skills.has(need.skill))
      return reject('SKILL_UNKNOWN', { skill: need.skill, nearest: nearestName(need.skill, [...index.skills]) });
    const same = skills.findIndex(({ skill }) => skill === need.skill);
    if (same < 0) skills.push(need);
    else if ((skills[same] as SkillNeed).level < need.level) skills[same] = need;
  }
  if (asked.residency !== null && own(plan.jurisdictions, asked.residency) === undefined)
    return reject('JURISDICTION_UNKNOWN', {
      jurisdiction: asked.residency,
      nearest: nearestName(asked.residency, Object.keys(plan.jurisdictions)),
    });
  const requires = asked.requires == null ? null : requiresOf(asked.requires as WrittenRequires);
  const unknown = requires === null ? undefined : unknownTerm(plan, index, requires);
  if (unknown !== undefined) return unknown;
  // Copies are as long as they have to be; lists that were pushed to keep room for sixteen more, as long as the contact lives.
  return { languages: languages.slice(), skills: skills.slice(), residency: asked.residency, requires, site: asked.site ?? false };
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
