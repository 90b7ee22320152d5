import { definePlan, defineRoster, type Plan, type Problem, type Roster } from '@signalbox/engine';
import { type LanguageResolver, lookUpLanguage } from '@signalbox/engine/plan';
import type { FaultCase } from './fault-case.js';

export type House = { readonly ok: true; readonly plan: Plan; readonly roster: Roster } | { readonly ok: false; readonly problem: string };

/** Plan and roster of a case, or what is wrong with them; `resolveLanguage` resolves language tags. */
export function houseOf({ plan, roster }: FaultCase, resolveLanguage: LanguageResolver = lookUpLanguage): House {
  const wrong = (problems: readonly Problem[]): House => ({ ok: false, problem: problems.map(({ message }) => message).join(' ') });
  const planned = definePlan(plan, { roster, resolveLanguage });
  if (!planned.ok) return wrong(planned.problems);
  const enrolled = defineRoster(roster, planned.plan, { resolveLanguage });
  return enrolled.ok ? { ok: true, plan: planned.plan, roster: enrolled.roster } : wrong(enrolled.problems);
}
