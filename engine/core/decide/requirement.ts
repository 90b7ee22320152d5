import type { Requirement } from '../../domain/events/contact.js';
import type { WantedLanguage } from '../../domain/language.js';
import { nearestName } from '../../domain/nearest.js';
import { own } from '../../domain/own.js';
import type { Plan } from '../../domain/plan.js';
import type { RoutingPolicy, SkillNeed } from '../../domain/policy.js';
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
  return { languages, skills, residency: asked.residency };
}
