import type { AgentRecord, LiveContact } from '../core/state.js';

/** The agent's own preference for a contact: the best of the roster's rules that apply to it; 1 where none does. */
export function tierOf(contact: LiveContact, { profile }: AgentRecord): number {
  let best: number | undefined;
  for (const rule of profile.tiers) {
    const applies =
      (rule.queue === null || rule.queue === contact.queue) &&
      (rule.skill === null || contact.requirement.skills.some(({ skill }) => skill === rule.skill)) &&
      (rule.language === null || contact.requirement.languages.some(({ language }) => language === rule.language));
    if (applies && (best === undefined || rule.tier < best)) best = rule.tier;
  }
  return best ?? 1;
}
