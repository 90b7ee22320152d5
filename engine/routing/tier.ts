import type { AgentRecord, LiveContact } from '../core/state/state.js';
import type { TierRule } from '../domain/agent.js';

export const appliesTo = (rule: TierRule, { queue, requirement }: LiveContact): boolean =>
  (rule.queue === null || rule.queue === queue) &&
  (rule.skill === null || requirement.skills.some(({ skill }) => skill === rule.skill)) &&
  (rule.language === null || requirement.languages.some(({ language }) => language === rule.language));

const hasBegun = ({ afterMs }: TierRule, { tiersOpenMs }: LiveContact): boolean => !(afterMs > tiersOpenMs);

/** The agent's own preference for a contact: the best of the roster's rules that apply to it and have begun; 1 if none applies. */
export function tierOf(contact: LiveContact, { profile }: AgentRecord): number {
  let begun: number | undefined;
  let later: number | undefined;
  for (const rule of profile.tiers) {
    if (!appliesTo(rule, contact)) continue;
    if (hasBegun(rule, contact)) begun = Math.min(rule.tier, begun ?? rule.tier);
    else later = Math.min(rule.tier, later ?? rule.tier);
  }
  return begun ?? later ?? 1;
}

/** The rule that admits the agent first, if every rule that applies to the contact has yet to begin; otherwise `undefined`. */
export function waitsForTier(contact: LiveContact, { profile }: AgentRecord): TierRule | undefined {
  let first: TierRule | undefined;
  for (const rule of profile.tiers) {
    if (!appliesTo(rule, contact)) continue;
    if (hasBegun(rule, contact)) return undefined;
    if (first === undefined || rule.afterMs < first.afterMs) first = rule;
  }
  return first;
}
