import type { AgentProfile } from '../domain/agent.js';
import { asWritten } from './canonical-text.js';

/** Everything in a profile but whose it is; the same for all who are alike and whose roster was written in the same order, as by one program. */
export const abilitiesText = (profile: AgentProfile): string => asWritten({ ...profile, id: '' });

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
