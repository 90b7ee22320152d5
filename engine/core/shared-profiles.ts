import type { AgentProfile } from '../domain/agent.js';
import { written } from './canonical-text.js';

/** Everything in a profile but whose it is. */
export const abilitiesText = (profile: AgentProfile): string => written({ ...profile, id: '' });

/**
 * Gives agents who are alike one list of languages, skills and so on between them: of a group only the names differ, and a list of a dozen
 * skills takes a kilobyte.
 */
export function sharedProfiles(): (profile: AgentProfile) => AgentProfile {
  const kept = new Map<string, AgentProfile>();
  return (profile) => {
    const text = abilitiesText(profile);
    const like = kept.get(text);
    if (like !== undefined) return { ...like, id: profile.id };
    kept.set(text, profile);
    return profile;
  };
}
