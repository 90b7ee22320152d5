import type { AgentProfile } from '../../domain/agent.js';
import { asWritten } from './canonical-text.js';

/**
 * Everything in a profile except whose it is. The same for agents who are alike if their roster entries were written with keys in the same
 * order, as a program does.
 */
export const abilitiesText = (profile: AgentProfile): string => asWritten({ ...profile, id: '' });

/**
 * Lets agents who are alike share their lists of languages, skills and so on: within a group only the names differ, and a list of a dozen
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
